import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelText } from '../../src/core/say.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { openBrowser, picture } from './support/browser.ts';
import { lines, openPage, press, WORDS, write } from './support/officer.ts';

const chat = await openChat();
let browser: Browser;
const open = (locale: string) => openPage(browser, chat.url, locale);

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the chat', () => {
  it('takes the card out of a link at once and joins with it', async () => {
    const page = await open('en');
    await page.goto(`${chat.url}/#card=${await chat.world.card()}`);
    await page.getByRole('button', { name: labelText('en', 'squad-none') }).waitFor();
    expect(page.url()).toBe(`${chat.url}/`);
    await page.context().close();
  });

  it('shows the talk again after a reload, the own words only in this tab', async () => {
    const page = await open('en');
    await write(page, 'a long day');
    await lines(page, 3);
    await page.locator('.fate').waitFor({ state: 'detached' });
    const before = await page.locator('#log').innerText();
    await page.reload();
    await lines(page, 3);
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
      expect(await page.evaluate('Object.keys(sessionStorage).join()')).toBe('session');
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
    // From out here: the page's policy lets nothing be evaluated in it to wait there.
    await expect.poll(() => page.title()).toBe('1 new message');
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
