// More tabs than a browser has connections to a host.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { openConsole } from './support/console.ts';

const world = await openWorld();
const { signedIn, base } = await openConsole(world);
const TABS = 10;
const STREAMS = 4;
const ASKED_AGAIN_MS = 16_000;

const isLive = (page: Page) => page.locator('[data-live].good');

describe('ten tabs of one counselor', () => {
  it('all load; the ones without a stream ask, and take up what a closed one leaves', async () => {
    const { context, page: first } = await signedIn(world.staff.counselor.id);
    await isLive(first).waitFor();
    const tabs = [first];
    while (tabs.length < TABS) {
      const tab = await context.newPage();
      await tab.clock.install();
      await tab.goto(`${base}/console/talks`);
      await tab.getByText('Nobody is waiting.').waitFor();
      tabs.push(tab);
    }
    const live = await Promise.all(tabs.map((tab) => isLive(tab).count()));
    const asking = tabs.filter((_, at) => live[at] === 0);
    expect(asking.length).toBeGreaterThanOrEqual(TABS - STREAMS);

    const { caseId } = await ringingCase(world);
    await first.locator(`[data-case="${caseId}"]`).waitFor();
    for (const tab of tabs.slice(1)) {
      await tab.clock.runFor(ASKED_AGAIN_MS);
      await tab.locator(`[data-case="${caseId}"]`).waitFor();
    }

    await first.close();
    for (const tab of asking) await tab.clock.runFor(ASKED_AGAIN_MS);
    await Promise.any(asking.map((tab) => isLive(tab).waitFor()));
    await context.close();
  });
});
