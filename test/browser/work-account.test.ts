// A browser goes to another site and comes back: what its same-site rules do to our cookies shows
// only here.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openIssuer } from '../../adapters/web/console/sign-in/issuer.ts';
import { freePort } from '../../adapters/web/free-port.ts';
import { linkToken } from '../support/console-client.ts';
import { CLIENT_ID, CLIENT_SECRET, startIssuer } from '../support/issuer.ts';
import { openWorld } from '../support/world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const port = await freePort('127.0.0.1');
const base = `http://localhost:${port}`;
const world = await openWorld({ settings: { publicUrl: base } });
const { tools, staff } = world;
const there = await startIssuer({ redirectUri: `${base}/console/sign-in/work/back` });
const issuer = openIssuer(
  {
    issuer: there.url,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    scope: 'openid',
    belief: { claim: 'email', roles: undefined },
    origins: [],
  },
  { publicUrl: base, clock: () => new Date() },
);
const { browser } = await openConsole(world, { port, issuer });

async function open(locale = 'en', viewport = WIDE) {
  const context = await browser.newContext({ locale, viewport, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { context, page };
}

async function byLink(page: Page, staffId: string): Promise<void> {
  await page.goto(`${base}/console/sign-in#${await linkToken(tools, staffId)}`);
  await page.locator('[data-sign-in] button').click();
  await page.waitForURL(/offer|talks|schedules/);
}

describe('a work account in the browser', () => {
  it('is linked, signs in with a press, and answers when it is still them', async () => {
    const { context, page } = await open();
    there.sit({ sub: 'the-admin' });
    await byLink(page, staff.admin.id);
    await page.goto(`${base}/console/account`);
    await page.getByRole('link', { name: 'Link my work account' }).click();
    await page.getByText('Linked since').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.getByRole('link', { name: 'Sign in with your work account' }).click();
    await page.waitForURL(`${base}/console/schedules`);
    await world.advance(20 * 60_000);
    await page.goto(`${base}/console/staff/${staff.counselor.id}/disable`);
    await page.getByRole('link', { name: 'Sign in with your work account' }).click();
    await page.getByText('Is it still you?').waitFor({ state: 'detached' });
    await page.getByText('Switch off Counselor 1?').waitFor();
    await context.close();
  });

  it.each([
    ['zh-CN', PHONE],
    ['en', WIDE],
  ] as const)('has pages that fit in %s at %o', async (locale, viewport) => {
    const { context, page } = await open(locale, viewport);
    await context.addCookies([{ name: 'wl_console_locale', value: locale, url: base }]);
    const look = async (what: string) => {
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `console-${what}-${locale}-${viewport.width}`);
    };
    there.sit({ sub: 'a stranger' });
    await page.goto(`${base}/console/sign-in`);
    await look('sign-in-work');
    await page.locator('a[href="/console/sign-in/work"]').click();
    await page.waitForURL(/work\/back/);
    await look('work-unknown');
    await byLink(page, staff.admin.id);
    await page.goto(`${base}/console/staff`);
    await look('staff-work');
    await page.goto(`${base}/console/work-accounts/${staff.lead.id}`);
    await look('work-expect');
    await context.close();
  });
});
