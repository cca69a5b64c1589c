// The browser that npm brings has no notifications at all: their API is stood in for here, and
// tells the page what a full browser would.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChat } from '../adapters/web/open-chat.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, WORDS, write } from './support/officer.ts';

const STAND_IN = `(() => {
  let permission = localStorage.getItem('test-permission') ?? 'default';
  const all = [];
  const put = (title, options, by) => {
    for (const one of all) if (one.options.tag === options.tag) one.isOpen = false;
    all.push({ title, options, by, isOpen: true });
    return all.at(-1);
  };
  class Notice extends EventTarget {
    static get permission() { return permission; }
    static async requestPermission() {
      permission = window.answer ?? 'granted';
      localStorage.setItem('test-permission', permission);
      return permission;
    }
    constructor(title, options) {
      super();
      if (window.isPhone) throw new TypeError('Illegal constructor');
      this.entry = put(title, options, 'page');
      window.clickNotice = () => this.dispatchEvent(new Event('click'));
    }
    close() { this.entry.isOpen = false; }
  }
  Object.defineProperty(window, 'Notification', { value: Notice });
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) =>
    void put(title, options, 'worker');
  ServiceWorkerRegistration.prototype.getNotifications = async () =>
    all.filter(({ by, isOpen }) => by === 'worker' && isOpen)
      .map((one) => ({ close: () => { one.isOpen = false; } }));
  window.notices = () => all.map(({ title, options, by, isOpen }) => ({ title, ...options, by, isOpen }));
  window.hide = (isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
})()`;

const SAID = {
  en: { tell: 'Tell me when something comes', title: 'Messages', body: '1 new message' },
  'zh-CN': { tell: '有新消息时提醒我', title: '消息', body: '1 条新消息' },
} as const;

type Notice = { readonly title: string; readonly body: string; readonly isOpen: boolean };

const chat = await openChat();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(locale: 'en' | 'zh-CN', more = ''): Promise<Page> {
  const context = { permissions: ['notifications'], viewport: { width: 360, height: 740 } };
  const page = await openPage(browser, chat.url, locale, context);
  await page.addInitScript(`${STAND_IN};${more}`);
  await page.reload();
  await page.locator('#welcome').waitFor();
  await write(page, 'hello');
  await lines(page, 2);
  return page;
}

async function turn(page: Page, locale: 'en' | 'zh-CN', becomes: boolean): Promise<void> {
  await page.locator('#menu').click();
  await page.getByRole('button', { name: SAID[locale].tell }).click();
  await page.locator(`#tell[aria-pressed="${becomes}"]`).waitFor();
  await page.keyboard.press('Escape');
}

const hide = (page: Page, isHidden: boolean) => page.evaluate(`hide(${isHidden})`);
const notices = (page: Page): Promise<Notice[]> => page.evaluate('notices()');
/** In one step with the deed: a reply's next line may come at any time after it. */
const noticesAfter = (page: Page, deed: string): Promise<Notice[]> =>
  page.evaluate(`(${deed}, notices())`);
const OPEN = expect.objectContaining({ isOpen: true });

/** Something said here, so that something comes. */
async function comes(page: Page, words: string): Promise<void> {
  await write(page, words);
  await page.locator(`.saying:has-text("${words}") ~ .line`).first().waitFor();
}

describe.each(['en', 'zh-CN'] as const)('being told, in %s', (locale) => {
  const { title, body } = SAID[locale];

  it('is off until asked for, says one neutral sentence, and only out of sight', async () => {
    const page = await open(locale);
    await hide(page, true);
    await comes(page, 'before it was asked for');
    expect(await notices(page)).toEqual([]);
    await hide(page, false);

    await turn(page, locale, true);
    await comes(page, 'in plain sight');
    expect(await notices(page)).toEqual([]);

    await hide(page, true);
    await comes(page, 'out of sight');
    await comes(page, 'and once more');
    const all = await notices(page);
    expect(all.length).toBeGreaterThan(1);
    for (const one of all)
      expect(one).toMatchObject({ title, body, tag: 'new', lang: locale, by: 'page' });
    expect(all.filter(({ isOpen }) => isOpen)).toEqual([all.at(-1)]);
    await page.context().close();
  });
});

describe('being told', () => {
  it('is remembered in this browser, as one key, until taken back with the same button', async () => {
    const page = await open('en');
    await turn(page, 'en', true);
    await page.reload();
    await lines(page, 2);
    expect(await page.evaluate('Object.keys(localStorage).sort()')).toEqual([
      'tell',
      'test-permission',
    ]);
    await turn(page, 'en', false);
    expect(await page.evaluate("localStorage.getItem('tell')")).toBeNull();
    await hide(page, true);
    await comes(page, 'nobody is told');
    expect(await notices(page)).toEqual([]);
    await page.context().close();
  });

  it('ends with a look at the page, or with a click that brings it up', async () => {
    const page = await open('en');
    await turn(page, 'en', true);
    await hide(page, true);
    await comes(page, 'first');
    expect(await noticesAfter(page, 'clickNotice()')).not.toContainEqual(OPEN);
    await comes(page, 'second');
    expect(await noticesAfter(page, 'hide(false)')).not.toContainEqual(OPEN);
    await page.context().close();
  });

  it('is done by the worker where the page itself may not', async () => {
    const page = await open('en', 'window.isPhone = true');
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await turn(page, 'en', true);
    await hide(page, true);
    await comes(page, 'on a phone');
    await expect
      .poll(() => notices(page))
      .toContainEqual(
        expect.objectContaining({ title: 'Messages', body: '1 new message', by: 'worker' }),
      );
    await page.context().close();
  });

  it('stays off, and says why, where the browser forbids it', async () => {
    const page = await open('en', "window.answer = 'denied'");
    await page.locator('#menu').click();
    await page.getByRole('button', { name: SAID.en.tell }).click();
    await page.getByText('This browser does not allow it').waitFor();
    expect(await page.locator('#tell').getAttribute('aria-pressed')).toBe('false');
    await page.context().close();
  });

  it('is forgotten by the quick exit', async () => {
    const page = await open('en');
    await turn(page, 'en', true);
    await press(page, WORDS.en.leave);
    await page.waitForURL('about:blank');
    await page.goto(chat.url);
    await lines(page, 2);
    expect(await page.evaluate("localStorage.getItem('tell')")).toBeNull();
    await page.context().close();
  });
});
