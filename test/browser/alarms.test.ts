import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { consolePages } from '../../adapters/web/console/index.ts';
import { linkToken } from '../support/console-client.ts';
import { asOwner } from '../support/databases.ts';
import { ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { seriousFaults } from './support/axe.ts';
import { openBrowser, picture } from './support/browser.ts';

const world = await openWorld({ desk: (parts) => openDesk(parts) });
const { tools, staff } = world;
const desk = openDesk(tools);
const app = new Hono().route('/console', consolePages(tools, desk));
const server = createAdaptorServer({ fetch: app.fetch });
let browser: Browser;
let base = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
  if ('closeAllConnections' in server) server.closeAllConnections();
  server.close();
});

async function signedIn(
  staffId: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${base}/console/sign-in#${await linkToken(tools, staffId)}`);
  await page.locator('form button.primary, main form button').first().click();
  await page.waitForURL(/\/console\/talks/);
  return page;
}

async function alarms(rule: string, layer: string, verdicts: Readonly<Record<string, number>>) {
  await asOwner(world.url, async (sql) => {
    for (const [verdict, many] of Object.entries(verdicts))
      await sql`insert into officer.alarms (id, act, level, because, at, verdict, verdict_by)
        select gen_random_uuid(), 'asked', 'L2', ${sql.json([{ layer, rule }])}, now(),
          ${verdict === 'open' ? null : verdict}, 'counselor' from generate_series(1, ${many}::int)`;
  });
}

describe('the ledger of alarms in the browser', () => {
  it('is read and decided by a lead, in both languages and widths', async () => {
    await alarms('zh-wish-dead', 'rules', { right: 61, wrong: 9, unsure: 14, open: 3 });
    await alarms('zh-euphemism', 'rules', { right: 1, wrong: 24, unsure: 8 });
    await alarms('en-passive-more', 'rules', { right: 3, wrong: 2, unsure: 1 });
    await alarms('trend-mood-hard', 'score', { right: 6, unsure: 12 });
    await alarms('assess.v1', 'model', { right: 4, wrong: 7 });
    for (const [name, locale, viewport, colorScheme] of [
      ['en-wide', 'en', { width: 1280, height: 820 }, 'light'],
      ['en-phone', 'en', { width: 360, height: 740 }, 'light'],
      ['zh-wide', 'zh-CN', { width: 1280, height: 820 }, 'dark'],
      ['zh-phone', 'zh-CN', { width: 360, height: 740 }, 'light'],
    ] as const) {
      const page = await signedIn(staff.lead.id, { locale, viewport, colorScheme });
      if (locale === 'zh-CN') {
        const isChinese = (await page.locator('html').getAttribute('lang')) === 'zh-CN';
        if (!isChinese) await page.locator('button[name="locale"]').click();
      }
      await page.goto(`${base}/console/alarms`);
      await page.locator('#rules-h').waitFor();
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        ),
      ).toBe(false);
      expect(await seriousFaults(page)).toEqual([]);
      await picture(page, `console-alarms-${name}`);
      await page.context().close();
    }
    const page = await signedIn(staff.lead.id, { locale: 'en' });
    await page.goto(`${base}/console/alarms`);
    await page.getByRole('button', { name: 'Switch off: zh-euphemism' }).click();
    await page.getByText('Done, and in the audit log.').waitFor();
    expect(tools.switches.off()).toEqual(new Set(['zh-euphemism']));
    await page.getByRole('button', { name: 'Switch on again: zh-euphemism' }).click();
    await page.getByText('Done, and in the audit log.').waitFor();
    expect(tools.switches.off()).toEqual(new Set());
    await page.context().close();
  });

  it('takes a counselor’s one tap in the talk', async () => {
    const { caseId } = await ringingCase(world);
    const page = await signedIn(staff.counselor.id, {
      locale: 'en',
      viewport: { width: 1280, height: 900 },
    });
    await page.locator(`form[action$="${caseId}/take"] button`).click();
    await page.waitForURL(/talks\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Wrong', exact: true }).click();
    await page.getByText('Noted. Thank you.').waitFor();
    const pressed = page.getByRole('button', { name: 'Wrong', exact: true });
    expect(await pressed.getAttribute('aria-pressed')).toBe('true');
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'console-talk-alarms');
    await page.context().close();
  });
});
