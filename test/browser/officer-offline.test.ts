import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { savePlan } from '../../src/hotline/plan/plan.flow.ts';
import { type Chat, openChat } from '../adapters/web/open-chat.ts';
import { memberOf } from '../support/desk-world.ts';
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

describe('a safety plan', () => {
  it('stays on the device only where that was asked for, is read without a server, and goes with Leave', async () => {
    const chat = await openChat();
    const { tools, staff } = chat.world;
    const counselor = memberOf(staff.counselor);
    const page = await openKept(chat, 'en', { viewport: { width: 360, height: 740 } });
    await write(page, 'My gun is on the nightstand and I want to die');
    await lines(page, 2);
    const taken = await takeMostUrgent(tools, counselor);
    const caseId = taken.kind === 'taken' ? taken.caseId : '';
    const save = (text: string) =>
      savePlan(tools, counselor, caseId, (part) => (part === 'alone' ? text : ''));
    await save('walk to the river');
    await page.getByText('walk to the river').waitFor();
    const stored = () => page.evaluate<string | null>("localStorage.getItem('plan')");
    await press(page, 'Keep on this device');
    await shown(page, 'plan-ask', (state) => `officer-${state}-en`);
    expect(await stored()).toBeNull();
    await press(page, 'Keep it here');
    expect(await stored()).toContain('walk to the river');
    await save('call Wen'); // what is kept is the newest
    await page.getByText('call Wen').first().waitFor();
    await expect.poll(stored).toContain('call Wen');

    await chat.stop();
    await page.reload();
    await press(page, WORDS.en.help);
    await page.locator('#kept-plan').getByText('call Wen').waitFor();
    await shown(page, 'down-plan', (state) => `officer-${state}-en`);
    await page.keyboard.press('Escape');
    await press(page, WORDS.en.leave);
    await page.waitForURL('about:blank');
    await page.goto(chat.url);
    await page.locator('#state:not(:empty)').waitFor();
    expect(await stored()).toBeNull();
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
      .poll(() => page.evaluate('caches.keys()'))
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
