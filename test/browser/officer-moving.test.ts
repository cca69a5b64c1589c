import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/core/person.ts';
import { yesTap } from '../../src/trust/wordings.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { linkAt } from '../support/moving.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

const chat = await openChat();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function joined(locale: Locale, more: object = {}): Promise<Page> {
  const page = await openPage(browser, chat.url, locale, more);
  await press(page, WORDS[locale].start);
  await lines(page, 2);
  await write(page, await chat.world.card());
  for (const choice of ['squad:none', yesTap('scores', locale)])
    await page.evaluate(
      `fetch('/api/say', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), choice: '${choice}' }) })`,
    );
  await write(page, '/menu');
  await lines(page, 6);
  return page;
}

async function openPhrase(page: Page): Promise<void> {
  await page.locator('#menu').click();
  await page.locator('#phrase-open').click();
}

async function phraseOn(page: Page): Promise<string> {
  await openPhrase(page);
  await page.locator('#phrase-make').click();
  await page.locator('#phrase-words li').nth(11).waitFor();
  return (await page.locator('#phrase-words li').allInnerTexts()).join(' ');
}

/** The page is loaded anew, as whoever it is then. */
async function bringOver(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.locator('#bring-yes').click();
  await loaded;
  await page.locator('.line').first().waitFor();
}

async function aliasOf(page: Page): Promise<unknown> {
  return page.evaluate(
    `fetch('/api/own-data').then((answer) => (answer.ok ? answer.json() : {})).then(({ person }) => person?.alias ?? 'nobody')`,
  );
}

describe.each([
  ['en', 1280, 'dark'],
  ['zh-CN', 360, 'light'],
] as const)('moving in %s at %i, %s', (locale, width, colorScheme) => {
  const look = { viewport: { width, height: 760 }, colorScheme };
  const name = (state: string) => `officer-${state}-${locale}-${width}`;

  it('a phrase is shown once and brings the alias to another browser', async () => {
    const page = await joined(locale, look);
    const alias = await aliasOf(page);
    const phrase = await phraseOn(page);
    expect(phrase.split(' ')).toHaveLength(12);
    await shown(page, 'phrase', name);
    await page.locator('#phrase-close').click();
    expect(await page.locator('#phrase-words').textContent()).toBe('');
    const other = await openPage(browser, chat.url, locale, look);
    await other.locator('#have-phrase').click();
    await other.locator('#old-phrase').fill(phrase);
    await shown(other, 'have-phrase', name);
    await bringOver(other);
    expect(await aliasOf(other)).toBe(alias);
    expect(await other.evaluate('Object.keys(sessionStorage).join()')).toBe('session');
    expect(await aliasOf(page)).toBe('nobody');
    await page.context().close();
    await other.context().close();
  });

  it('a wrong phrase is answered in its place', async () => {
    const page = await openPage(browser, chat.url, locale, look);
    await openPhrase(page);
    await page.locator('#phrase-make').click();
    await page.locator('#phrase-state:not(:empty)').waitFor();
    await shown(page, 'phrase-none', name);
    await page.locator('#phrase-have').click();
    await page.locator('#old-phrase').fill('legal '.repeat(12));
    await page.locator('#bring-yes').click();
    await page
      .locator('#bring-state', { hasText: /I don't know that phrase|这条短语我不认得/ })
      .waitFor();
    await shown(page, 'wrong-phrase', name);
    await page.locator('#bring-no').click();
    expect(await page.locator('#old-phrase').inputValue()).toBe('');
    await page.context().close();
  });

  it('a link from Slack asks first, and its token leaves the address at once', async () => {
    const slack = await chat.world.joined(locale, 'slack');
    const token = await linkAt(chat.world, slack);
    const page = await openPage(browser, chat.url, locale, look);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url(), JSON.stringify(request.headers())));
    await page.goto('about:blank');
    await page.goto(`${chat.url}/#move=${token}`);
    await page.locator('#bring-yes').waitFor();
    expect(page.url()).toBe(`${chat.url}/`);
    await shown(page, 'bring', name);
    expect(await aliasOf(page)).toBe('nobody');
    await bringOver(page);
    expect(await aliasOf(page)).not.toBe('nobody');
    expect(asked.join(' ').replaceAll(`${chat.url}/#move=${token}`, '')).not.toContain(token);
    await page.context().close();
  });
});

describe('leaving', () => {
  it.each([
    ['forgets who it is, where that was asked for', true],
    ['keeps who it is, where it was not', false],
  ])('%s', async (_, isForgetting) => {
    const page = await joined('en');
    await page.locator('#menu').click();
    if (isForgetting) await page.locator('#forget').click();
    expect(await page.locator('#forget').getAttribute('aria-pressed')).toBe(String(isForgetting));
    await page.keyboard.press('Escape');
    await press(page, WORDS.en.leave);
    await page.waitForURL('about:blank');
    const context = page.context();
    const isKnown = async () =>
      (await context.cookies(chat.url)).some(({ name }) => name === 'wl_chat');
    await expect.poll(isKnown).toBe(!isForgetting);
    await page.goto(chat.url);
    await page
      .locator(isForgetting ? '#welcome' : '.line')
      .first()
      .waitFor();
    await context.close();
  });
});
