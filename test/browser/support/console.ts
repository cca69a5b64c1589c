// The real console in a real browser, for staff who sign in by their link.

import { Hono } from 'hono';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openDesk } from '../../../adapters/web/console/desk.ts';
import { consolePages } from '../../../adapters/web/console/index.ts';
import type { Issuer } from '../../../adapters/web/console/sign-in/issuer.ts';
import { openServer } from '../../../adapters/web/server.ts';
import { inviteStaff } from '../../../src/admin/staff.flow.ts';
import { afterwards } from '../../support/afterwards.ts';
import { linkToken } from '../../support/console-client.ts';
import type { World } from '../../support/world.ts';
import { seriousFaults } from './axe.ts';
import { openBrowser, picture } from './browser.ts';

export const WIDE = { width: 1280, height: 820 };
export const PHONE = { width: 360, height: 740 };

type Options = {
  /** Where the world's public address says it is; else any. */
  readonly port?: number;
  readonly issuer?: Issuer;
};

export async function openConsole(world: World, { port = 0, issuer }: Options = {}) {
  const { tools } = world;
  const desk = openDesk(tools);
  const server = await openServer({
    chat: new Hono(),
    console: consolePages(tools, desk, issuer),
    hooks: [],
    health: async () => ({ ok: true }),
    log: tools.log,
    place: tools.settings,
    clock: tools.clock,
    proxies: 0,
    port,
    host: '127.0.0.1',
  });
  const { url: base } = server;
  const browser = await openBrowser();
  afterwards(async () => {
    await browser.close();
    await desk.stop();
    await server.stop();
  });
  return {
    base,
    browser,
    signedIn: async (
      staffId: string,
      { viewport = WIDE, dark = false } = {},
    ): Promise<{ context: BrowserContext; page: Page }> => {
      const colorScheme = dark ? 'dark' : 'light';
      const how = { viewport, colorScheme, locale: 'en', deviceScaleFactor: 1 } as const;
      const context = await browser.newContext(how);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${base}/console/sign-in#${await linkToken(tools, staffId)}`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/\/console\/(talks|schedules|flags|log)/);
      return { context, page };
    },
    auditorId: async (): Promise<string> => {
      const label = `Auditor ${tools.newId().slice(-6)}`;
      const wish = { role: 'auditor', label, unitId: undefined, locale: 'en' } as const;
      const made = await inviteStaff(tools, wish);
      return made.kind === 'invited' ? made.staffId : '';
    },
    sendFlag: async (words: string): Promise<void> => {
      const from = await world.joined('zh-CN');
      await world.tap(from, 'flag-write');
      await world.say(from, words);
      const choices = world.heard(from).flatMap((heard) => heard.choices ?? []);
      await world.tap(from, choices.find(({ id }) => id.startsWith('flag-send:'))?.id ?? '');
      await world.advance(0);
    },
  };
}

/** Serious faults as axe sees them, and whether the page scrolls sideways. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = await seriousFaults(page);
  const isWide = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return isWide ? [...found, 'scrolls sideways'] : found;
}

/** Looks at a page of the console wide and on a phone: no serious fault, and a picture of each. */
export async function seenAtBothWidths(page: Page, url: string, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await page.goto(url);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `console-${name}-${size}`);
  }
  await page.setViewportSize(WIDE);
}
