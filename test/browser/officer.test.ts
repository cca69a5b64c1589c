import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelText } from '../../src/core/say.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { START } from '../support/world.ts';
import { openBrowser, picture } from './support/browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;
const WORDS = {
  en: { start: 'Start', help: 'Help now', leave: 'Leave', talk: 'I want to die tonight' },
  'zh-CN': { start: '开始', help: '马上求助', leave: '离开', talk: '我不想活了' },
} as const;

const chat = await openChat();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['en', 'phone', 'light'],
  ['en', 'desk', 'dark'],
  ['zh-CN', 'phone', 'dark'],
  ['zh-CN', 'desk', 'light'],
] as const)('the chat in %s on a %s, %s', (locale, size, scheme) => {
  const say = WORDS[locale];
  const name = (state: string) => `officer-${state}-${locale}-${size}-${scheme}`;
  let page: Page;

  beforeAll(async () => {
    page = await open(locale, { viewport: SIZES[size], colorScheme: scheme });
  });
  afterAll(() => page.context().close());

  it('leads from the first contact over the notice and a card to a check-in', async () => {
    await shown(page, 'welcome', name);
    await press(page, say.start);
    await lines(page, 2);
    await shown(page, 'notice', name);
    await write(page, await chat.world.card());
    await press(page, labelText(locale, 'squad-none'));
    await page.getByRole('button', { name: labelText(locale, 'consent-yes') }).waitFor();
    await shown(page, 'slip', name);
    await press(page, labelText(locale, 'consent-yes'));
    await page.locator('#menu').click();
    await page.getByRole('button', { name: labelText(locale, 'checkin') }).waitFor();
    await shown(page, 'menu', name);
    await press(page, labelText(locale, 'checkin'));
    await page.locator('.face').first().waitFor();
    expect(await page.locator('.face').count()).toBe(5);
    await shown(page, 'faces', name);
    await page.locator('.face').nth(3).click();
    await page.getByRole('button', { name: labelText(locale, 'sleep-7') }).waitFor();
    expect(await page.locator('.face').count()).toBe(0);
    await shown(page, 'check-in', name);
  });

  it('answers a cry for help with numbers to tap, and keeps help in reach', async () => {
    await write(page, say.talk);
    await page.locator('.saying').last().getByText(say.talk).waitFor();
    const number = page.locator(`.saying:has-text("${say.talk}") ~ .line .number`).first();
    await number.waitFor();
    expect(await number.getAttribute('href')).toMatch(/^tel:\d+$/);
    await page.getByRole('button', { name: labelText(locale, 'not-what-i-meant') }).waitFor();
    await shown(page, 'crisis', name);
    await press(page, say.help);
    await shown(page, 'help', name);
    await page.keyboard.press('Escape');
  });
});

describe('the chat', () => {
  it('takes the card out of a link at once and joins with it', async () => {
    const page = await open('en');
    await page.goto(`${chat.url}/?card=${await chat.world.card()}`);
    await page.getByRole('button', { name: labelText('en', 'squad-none') }).waitFor();
    expect(page.url()).toBe(`${chat.url}/`);
    await page.context().close();
  });

  it('shows the talk again after a reload, the own words only in this tab', async () => {
    const page = await open('en');
    await write(page, 'a long day');
    await lines(page, 2);
    const before = await page.locator('#log').innerText();
    await page.reload();
    await page.getByText('a long day').waitFor();
    expect(await page.locator('#log').innerText()).toBe(before);
    const other = await page.context().newPage();
    await other.goto(chat.url);
    await lines(other, 2);
    expect(await other.getByText('a long day').count()).toBe(0);
    await page.context().close();
  });

  it.each(['button', 'keys'] as const)(
    'is left at once by %s, and the tab knows nothing',
    async (by) => {
      const page = await open('en');
      await write(page, 'nobody may see this');
      await lines(page, 1);
      if (by === 'button') await press(page, WORDS.en.leave);
      else {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await page.waitForURL('about:blank');
      await page.goto(chat.url);
      await lines(page, 1);
      expect(await page.getByText('nobody may see this').count()).toBe(0);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      await page.context().close();
    },
  );

  it('keeps what is written without a connection, says so, and sends it when it is back', async () => {
    const page = await open('en');
    await write(page, 'hello');
    await lines(page, 2);
    await page.context().setOffline(true);
    await write(page, 'said offline');
    await page.locator('.fate').waitFor();
    expect(await page.locator('#state').innerText()).not.toBe('');
    await picture(page, 'officer-offline-en');
    await press(page, WORDS.en.help);
    expect(await page.locator('#help a[href^="tel:"]').count()).toBeGreaterThan(1);
    await page.context().setOffline(false);
    await page.locator('.fate').waitFor({ state: 'detached' });
    await page.locator('.saying:has-text("said offline") + .line').waitFor();
    await page.context().close();
  });

  it('tells a hidden tab how many are new, and nothing of what they say', async () => {
    const page = await open('en');
    await write(page, 'hello');
    await lines(page, 3);
    expect(await page.title()).toBe('Messages');
    await page.evaluate("Object.defineProperty(document, 'hidden', { value: true })");
    await write(page, '/menu');
    await page.waitForFunction("document.title === '1 new message'");
    await page.context().close();
  });

  it('speaks the other language at a tap, in the page and in the talk', async () => {
    const page = await open('en');
    await write(page, 'hello');
    await lines(page, 2);
    await page.locator('#language').click();
    await page.getByRole('button', { name: WORDS['zh-CN'].help }).waitFor();
    await page
      .locator('.line', { hasText: /\p{Script=Han}/u })
      .last()
      .waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    await page.context().close();
  });

  it('shows the numbers without JavaScript', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(chat.url);
    expect(await page.locator('.no-script a[href^="tel:"]').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: WORDS.en.help }).click();
    expect(await page.locator('#help a').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

async function open(locale: string, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', ...more });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.clock.setFixedTime(START); // the world's own
  await page.goto(chat.url);
  await page.locator('#welcome').waitFor();
  return page;
}

async function write(page: Page, words: string): Promise<void> {
  await page.locator('#write').fill(words);
  await page.keyboard.press('Enter');
}

async function lines(page: Page, count: number): Promise<void> {
  await page
    .locator('.line')
    .nth(count - 1)
    .waitFor();
}

/** The newest button of that name. */
async function press(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name, exact: name === WORDS.en.start })
    .last()
    .click();
}

/** Keeps a picture, and holds the state to what every state owes. */
async function shown(page: Page, state: string, name: (state: string) => string): Promise<void> {
  await picture(page, name(state));
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  const { violations } = (await page.evaluate(`${AXE}; axe.run()`)) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  const serious = violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(serious).toEqual([]);
}
