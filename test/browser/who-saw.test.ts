import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { memberOf } from '../support/desk-world.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

const SAID = {
  en: { seen: 'Who saw me', older: 'Older', nobody: /^Nobody has opened/, look: /lead opened/ },
  'zh-CN': { seen: '谁看过我', older: '更早的', nobody: /^还没有人/, look: /组长看了/ },
} as const;

const chat = await openChat();
const { tools, staff } = chat.world;
const lead = memberOf(staff.lead);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['en', 360, 'light'],
  ['en', 1280, 'dark'],
  ['zh-CN', 360, 'dark'],
  ['zh-CN', 1280, 'light'],
] as const)('who saw me, in %s at %i, %s', (locale, width, colorScheme) => {
  it('opens from the menu, says that nobody looked, then who did, with older ones', async () => {
    const before = new Set((await queueView(tools, lead)).waiting.map(({ id }) => id));
    const viewport = { width, height: 760 };
    const page = await openPage(browser, chat.url, locale, { viewport, colorScheme });
    await press(page, WORDS[locale].start);
    await lines(page, 2);
    const open = async () => {
      await page.locator('#menu').click();
      await page.getByRole('button', { name: SAID[locale].seen, exact: true }).click();
    };
    await open();
    await expect.poll(() => page.locator('#seen-state').innerText()).toMatch(SAID[locale].nobody);
    await shown(page, 'seen-nobody', (state) => `officer-${state}-${locale}-${width}`);
    await page.keyboard.press('Escape');

    await write(page, locale === 'en' ? 'My gun is here and I want to die' : '枪在手边，我想死');
    await expect
      .poll(async () => {
        const { waiting } = await queueView(tools, lead);
        return waiting.filter(({ id }) => !before.has(id)).length;
      })
      .toBe(1);
    const { waiting } = await queueView(tools, lead);
    const caseId = waiting.find(({ id }) => !before.has(id))?.id ?? '';
    for (let times = 0; times < 7; times += 1) await openCase(tools, lead, caseId);
    await open();
    await page.locator('#reads li').nth(4).waitFor();
    await shown(page, 'seen', (state) => `officer-${state}-${locale}-${width}`);
    await page.getByRole('button', { name: SAID[locale].older, exact: true }).click();
    await page.locator('#reads li').nth(6).waitFor();
    expect(await page.locator('#reads li').count()).toBe(7);
    for (const text of await page.locator('#reads p').allInnerTexts())
      expect(text).toMatch(SAID[locale].look);
    expect(await page.locator('#seen-older').isVisible()).toBe(false);
    await page.context().close();
  });
});
