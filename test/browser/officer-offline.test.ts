import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from '../adapters/web/open-chat.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page whose worker has kept it. */
async function openKept(chat: Chat, locale: string, more: object = {}): Promise<Page> {
  const page = await openPage(browser, chat.url, locale, more);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return page;
}

async function helpNumbers(page: Page): Promise<string[]> {
  return page.locator('#help a[href^="tel:"]').allInnerTexts();
}

/** Everything that the worker keeps, by address and as text. */
async function kept(page: Page): Promise<{ urls: string[]; text: string }> {
  return page.evaluate(`(async () => {
    const urls = [];
    let text = '';
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const answer = await cache.match(url);
        urls.push(url, answer.url);
        text += await answer.text();
      }
    }
    return { urls, text };
  })()`);
}

describe.each([
  ['en', { width: 360, height: 740 }],
  ['zh-CN', { width: 1280, height: 800 }],
] as const)('a reload while the server is down, in %s', (locale, viewport) => {
  it('shows the page with help, says so, and keeps what waits', async () => {
    const chat = await openChat();
    const page = await openKept(chat, locale, { viewport });
    const numbers = await helpNumbers(page);
    await write(page, 'the server was there');
    await lines(page, 2);
    await chat.stop();
    await write(page, 'written while it was away');
    await page.locator('.fate').waitFor();

    await page.reload();
    await page.locator('#state:not(:empty)').waitFor();
    await page.getByText('written while it was away').waitFor();
    await shown(page, 'down', (state) => `officer-${state}-${locale}`);
    await press(page, WORDS[locale].help);
    await page.locator('#help a').first().waitFor();
    expect(await helpNumbers(page)).toEqual(numbers);
    expect(numbers.length).toBeGreaterThan(1);
    await shown(page, 'down-help', (state) => `officer-${state}-${locale}`);
    await page.context().close();
  });
});

describe('the worker', () => {
  it('keeps no answer of the API, no line, no word and no card', async () => {
    const chat = await openChat();
    const page = await openKept(chat, 'en');
    const card = await chat.world.card();
    await page.goto(`${chat.url}/#card=${card}`);
    await lines(page, 1);
    await write(page, 'periwinkle');
    await lines(page, 3);
    const said = await page.locator('.line .bubble').last().innerText();
    await page.reload();
    await lines(page, 3);
    const { urls, text } = await kept(page);
    expect(urls.length).toBeGreaterThan(10);
    expect(urls.join()).not.toMatch(/\/api\/|card=/);
    for (const told of ['periwinkle', card, said]) expect(text).not.toContain(told);
    await page.context().close();
  });

  it('brings a card in even where the page itself could only come from what is kept', async () => {
    const chat = await openChat();
    const page = await openKept(chat, 'en');
    await chat.stop();
    await page.goto('about:blank');
    await page.goto(`${chat.url}/#card=K7QM-3XRA`);
    await page.locator('#state:not(:empty)').waitFor();
    expect(page.url()).toBe(`${chat.url}/`);
    await page.context().close();
  });

  it('keeps the new version and drops the old one', async () => {
    const before = await openChat();
    const page = await openKept(before, 'en');
    const old = await helpNumbers(page);
    const [oldName] = (await page.evaluate('caches.keys()')) as [string];
    expect(oldName).toMatch(/^shell-/);
    await before.stop();

    const after = await openChat({ region: 'US', port: Number(new URL(before.url).port) });
    await page.reload();
    await expect
      .poll(() => page.evaluate('caches.keys()'), { timeout: 10_000 })
      .toEqual([expect.not.stringMatching(oldName)]);
    await after.stop();
    await page.reload();
    await page.locator('#state:not(:empty)').waitFor();
    expect(await helpNumbers(page)).not.toEqual(old);
    expect(await helpNumbers(page)).toContain('988');
    await page.context().close();
  });

  it('keeps the page in the language chosen last', async () => {
    const chat = await openChat();
    const page = await openKept(chat, 'en');
    await page.locator('#language').click();
    await page.getByRole('button', { name: WORDS['zh-CN'].help }).waitFor();
    await page.locator('#welcome').waitFor();
    await chat.stop();
    await page.reload();
    await page.getByRole('button', { name: WORDS['zh-CN'].help }).waitFor();
    await page.context().close();
  });
});
