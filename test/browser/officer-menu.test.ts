import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yesTap } from '../../src/trust/wordings.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

const SAID = {
  en: { tell: 'Tell me when something comes', data: 'For programs', erase: 'Erase' },
  'zh-CN': { tell: '有新消息时提醒我', data: '给程序用', erase: '删除' },
} as const;

const chat = await openChat();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openMenu(page: Page): Promise<void> {
  await page.locator('#menu').click();
  await page.locator('#more').waitFor();
}

async function joined(locale: 'en' | 'zh-CN', words: string): Promise<Page> {
  const page = await openPage(browser, chat.url, locale);
  await press(page, WORDS[locale].start);
  await lines(page, 2);
  await write(page, await chat.world.card());
  for (const choice of ['squad:none', yesTap('scores', locale), yesTap('words', locale)])
    await page.evaluate(
      `fetch('/api/say', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), choice: '${choice}' }) })`,
    );
  await write(page, words);
  await page.locator(`.saying:has-text("${words}") ~ .line`).first().waitFor();
  return page;
}

describe.each([
  ['en', 360, 'light'],
  ['en', 1280, 'dark'],
  ['zh-CN', 360, 'dark'],
  ['zh-CN', 1280, 'light'],
] as const)('the menu in %s at %i, %s', (locale, width, colorScheme) => {
  it('is whole, and off by default', async () => {
    const viewport = { width, height: 760 };
    const page = await openPage(browser, chat.url, locale, { viewport, colorScheme });
    await openMenu(page);
    const tell = page.getByRole('button', { name: SAID[locale].tell });
    expect(await tell.getAttribute('aria-pressed')).toBe('false');
    await shown(page, 'page-menu', (state) => `officer-${state}-${locale}-${width}`);
    await page.getByRole('button', { name: SAID[locale].data, exact: true }).click();
    await expect
      .poll(() => page.locator('#own-data-hint').innerText())
      .toMatch(/^(Nothing is kept|这里没有存着)/);
    await page.context().close();
  });
});

describe('my data', () => {
  it('arrives as a file with this officer’s words and nobody else’s', async () => {
    const [page, other] = [await joined('en', 'periwinkle'), await joined('zh-CN', 'marigold')];
    await openMenu(page);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: SAID.en.data, exact: true }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe('own-data.json');
    const text = await readFile(await file.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ person: { locale: 'en' } });
    expect(text).toContain('periwinkle');
    expect(text).not.toContain('marigold');
    expect(await page.locator('#more').isVisible()).toBe(false);
    await Promise.all([page, other].map((one) => one.context().close()));
  });

  it('says so while it cannot be had', async () => {
    const page = await joined('en', 'hello');
    await page.context().setOffline(true);
    await openMenu(page);
    await page.getByRole('button', { name: SAID.en.data, exact: true }).click();
    await expect
      .poll(() => page.locator('#own-data-hint').innerText())
      .toMatch(/^It cannot be had/);
    await page.context().close();
  });
});

describe('erase', () => {
  it.each(['en', 'zh-CN'] as const)('asks first and then keeps nothing, in %s', async (locale) => {
    const page = await joined(locale, 'periwinkle');
    await openMenu(page);
    await page.getByRole('button', { name: SAID[locale].erase, exact: true }).click();
    await page.locator('.choices button').nth(1).waitFor();
    expect((await page.request.get(`${chat.url}/api/own-data`)).status()).toBe(200);
    await press(page, locale === 'en' ? 'Yes, erase it' : '删吧');
    await page.getByText('periwinkle').waitFor({ state: 'detached' });
    const farewell = locale === 'en' ? 'I no longer know you' : '不再认得你';
    await page.locator('.line', { hasText: farewell }).waitFor();
    await expect.poll(() => page.locator('.saying').count()).toBe(0);
    expect((await page.request.get(`${chat.url}/api/own-data`)).status()).toBe(404);
    await page.context().close();
  });
});

describe('the menu’s choices', () => {
  it('are said in the talk as if tapped there', async () => {
    const page = await joined('en', 'hello');
    const before = await page.locator('.line').count();
    await openMenu(page);
    await press(page, 'All choices');
    await lines(page, before + 1);
    expect(await page.locator('.saying').last().innerText()).toContain('All choices');
    await page.getByRole('button', { name: WORDS.en.help }).waitFor();
    await page.context().close();
  });
});
