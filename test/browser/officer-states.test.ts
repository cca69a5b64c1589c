import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelText } from '../../src/core/say.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

const chat = await openChat();
let browser: Browser;
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;

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
    page = await openPage(browser, chat.url, locale, {
      viewport: SIZES[size],
      colorScheme: scheme,
    });
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
    await page.getByRole('button', { name: labelText(locale, 'checkin'), exact: true }).waitFor();
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
