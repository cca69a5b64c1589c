// More tabs than a browser has connections to a host.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openChat } from '../adapters/web/open-chat.ts';
import { ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { openConsole } from './support/console.ts';
import { answered, openPage, write } from './support/officer.ts';

const world = await openWorld();
const { signedIn, base, browser } = await openConsole(world);
const chat = await openChat();
const TABS = 10;

const isLive = (page: Page) => page.locator('[data-live].good');

/** What the browser holds open, by the kind of page. */
const streams = (page: Page, path: string) => {
  const open = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) open.add(request.url());
  });
  return open;
};

describe('ten tabs of one counselor', () => {
  it('are all live, hear at once what rings, and one follows the one that leads', async () => {
    const { context, page: first } = await signedIn(world.staff.counselor.id);
    await isLive(first).waitFor();
    const tabs = [first];
    const held = [];
    while (tabs.length < TABS) {
      const tab = await context.newPage();
      held.push(streams(tab, '/console/talks/events'));
      await tab.goto(`${base}/console/talks`);
      await isLive(tab).waitFor();
      tabs.push(tab);
    }
    expect(held.filter(({ size }) => size > 0).length).toBeLessThanOrEqual(2);

    const { caseId } = await ringingCase(world);
    for (const tab of tabs) await tab.locator(`[data-case="${caseId}"]`).waitFor();

    await first.close();
    const next = await ringingCase(world);
    for (const tab of tabs.slice(1)) await tab.locator(`[data-case="${next.caseId}"]`).waitFor();
    await context.close();
  });
});

describe('a tab of the console', () => {
  it('is live again after an answer that was no stream', async () => {
    const { context } = await signedIn(world.staff.second.id);
    const tab = await context.newPage();
    await tab.route(
      '**/console/talks/events*',
      (route) => route.fulfill({ status: 502, body: 'from a proxy' }),
      { times: 1 },
    );
    await tab.goto(`${base}/console/talks`);
    await isLive(tab).waitFor();
    await context.close();
  });
});

describe('ten tabs of one officer', () => {
  it('write and read in any of them, each line once, also when the one that led is closed', async () => {
    const first = await openPage(browser, chat.url, 'en');
    await write(first, 'first of all');
    await answered(first, 'first of all');
    const tabs = [first];
    const held = [];
    while (tabs.length < TABS) {
      const tab = await first.context().newPage();
      held.push(streams(tab, '/api/stream'));
      await tab.goto(chat.url);
      await tab.locator('.line').first().waitFor();
      tabs.push(tab);
    }
    expect(held.filter(({ size }) => size > 0).length).toBeLessThanOrEqual(1);
    const linesIn = (tab: Page) => tab.locator('.line .bubble').allInnerTexts();

    for (const writer of [tabs.at(-1), tabs.at(-2)]) {
      const before = (await linesIn(first)).length;
      await write(writer ?? first, 'another long day');
      for (const tab of tabs.slice(1)) await tab.locator('.line').nth(before).waitFor();
    }
    await first.close();
    const [, second = first, ...others] = tabs;
    const before = (await linesIn(second)).length;
    await write(second, 'and one more');
    for (const tab of [second, ...others]) await tab.locator('.line').nth(before).waitFor();
    await expect.poll(async () => linesIn(others[0] ?? second)).toEqual(await linesIn(second));
    await second.context().close();
  });
});
