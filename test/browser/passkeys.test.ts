import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../adapters/web/free-port.ts';
import { linkToken } from '../support/console-client.ts';
import { recorded } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { withAuthenticator } from './support/authenticator.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const port = await freePort('127.0.0.1');
const base = `http://localhost:${port}`;
const world = await openWorld({ settings: { publicUrl: base } });
const { tools, staff } = world;
const { browser } = await openConsole(world, { port });

async function fresh(locale = 'en', viewport = WIDE) {
  const context = await browser.newContext({ locale, viewport, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { context, page, authenticator: await withAuthenticator(page) };
}

async function byLink(page: Page, staffId: string): Promise<void> {
  await page.goto(`${base}/console/sign-in#${await linkToken(tools, staffId)}`);
  await page.locator('[data-sign-in] button').click();
}

async function withPasskey(staffId: string, isFirst = true) {
  const made = await fresh();
  await byLink(made.page, staffId);
  if (!isFirst) await made.page.goto(`${base}/console/account`);
  await made.page.getByRole('button', { name: 'Set up a passkey' }).click();
  await made.page.getByText('This device can sign you in from now on.').waitFor();
  return made;
}

describe('a passkey', () => {
  it('is offered after a link, signs in without one, and is offered no more', async () => {
    const { context, page } = await withPasskey(staff.counselor.id);
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.getByText('You are signed out.').waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL(`${base}/console/talks`);
    await page.goto(`${base}/console/account`);
    expect(await page.locator('.board').last().innerText()).toContain('Passkey');
    await byLink(page, staff.counselor.id);
    await page.waitForURL(`${base}/console/talks`);
    await context.close();
  });

  it('is refused for a person whom the device does not know', async () => {
    const { context, page, authenticator } = await withPasskey(staff.lead.id);
    await page.goto(`${base}/console/account`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await authenticator.verifies(false);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('Nothing was done. You can try again.').waitFor();
    await authenticator.verifies(true);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL(`${base}/console/talks`);
    await context.close();
  });

  it('whose count goes back signs nobody in, and that is recorded', async () => {
    const { context, page, authenticator } = await withPasskey(staff.second.id);
    const use = async () => {
      await page.goto('about:blank'); // a page of the console may still be on its way elsewhere
      await page.context().clearCookies();
      await page.goto(`${base}/console/sign-in`);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    };
    await use();
    await page.waitForURL(`${base}/console/talks`);
    await use();
    await page.waitForURL(`${base}/console/talks`);
    await authenticator.setBack();
    await use();
    await page.getByText('That passkey is not known here').waitFor();
    expect(await recorded(world)).toMatch(/passkey-refused.{0,200}count/);
    await context.close();
  });

  it('answers one challenge once: the same answer again is worth nothing', async () => {
    const { context, page } = await withPasskey(staff.lead.id, false);
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    const answering = page.waitForRequest(/\/sign-in\/passkey\?/);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const request = await answering;
    const again = { method: 'POST', body: request.postData(), headers: await request.allHeaders() };
    await page.waitForURL(`${base}/console/talks`);
    expect(again.headers['cookie']).toContain('wl_pending=');
    const answer = await fetch(request.url(), again);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      401,
      expect.not.stringContaining('wl_staff='),
    ]);
    await context.close();
  });

  it('is one of several, renamed, removed, and then unknown', async () => {
    const { context, page } = await withPasskey(staff.instructor.id);
    const other = await withPasskey(staff.instructor.id, false);
    await page.goto(`${base}/console/account`);
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(2);
    await page.getByRole('textbox').first().fill('Desk computer');
    await page.getByRole('button', { name: 'Rename' }).first().click();
    await page.getByText('Named.').waitFor();
    await page.getByRole('button', { name: 'Remove Desk computer' }).click();
    await page.getByText('Removed.').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('That passkey is not known here').waitFor();
    await other.context.close();
    await context.close();
  });

  it('answers when it is still you, and the errand goes on', async () => {
    const { context, page } = await withPasskey(staff.admin.id);
    await world.advance(20 * 60_000);
    await page.goto(`${base}/console/staff/${staff.counselor.id}/disable`);
    await page.getByText('Is it still you?').waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('Switch off Counselor 1?').waitFor();
    await context.close();
  });

  it('is made only after a fresh sign-in', async () => {
    const { context, page } = await fresh();
    await byLink(page, staff.lead.id);
    await world.advance(20 * 60_000);
    await page.goto(`${base}/console/account`);
    await page.getByRole('button', { name: 'Set up a passkey' }).click();
    await page.getByText('Is it still you?').waitFor();
    await context.close();
  });
});

describe('the pages of signing in', () => {
  it.each([
    ['zh-CN', PHONE],
    ['en', WIDE],
  ] as const)('fit in %s at %o', async (locale, viewport) => {
    const { context, page } = await fresh(locale, viewport);
    const name = `${locale}-${viewport.width}`;
    const look = async (what: string) => {
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `console-${what}-${name}`);
    };
    await context.addCookies([{ name: 'wl_console_locale', value: locale, url: base }]);
    await page.goto(`${base}/console/sign-in`);
    await look('sign-in');
    await page.goto('about:blank');
    await page.goto(`${base}/console/sign-in#${await linkToken(tools, staff.lead.id)}`);
    await look('sign-in-link');
    await page.locator('[data-sign-in] button').click();
    await page.goto(`${base}/console/sign-in/offer`);
    await look('offer');
    await page.locator('[data-passkey] button').click();
    await page.waitForURL(/said=added/);
    await look('account');
    await world.advance(16 * 60_000);
    await page.goto(`${base}/console/again?back=/console/account`);
    await look('again');
    await context.close();
  });
});
