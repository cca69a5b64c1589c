import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { consolePages } from '../../adapters/web/console/index.ts';
import { linkToken } from '../support/console-client.ts';
import { askingCase, auditOfCase, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { seriousFaults } from './support/axe.ts';
import { openBrowser, picture } from './support/browser.ts';
import { followUp } from './support/follow-up.ts';
import { takeBreak } from './support/take-break.ts';

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

const WIDE = { width: 1280, height: 820 };
const WORDS = {
  en: 'Off shift at six. My gun is on the nightstand and I want to die.',
  'zh-CN': '下班了。枪就在我腰上，有时候真想死。',
} as const;
const PHONE = { width: 360, height: 740 };

async function signedIn(
  staffId: string,
  { viewport = WIDE, locale = 'en', dark = false } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  await page.goto(`${base}/console/sign-in#${await linkToken(tools, staffId)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/console\/talks/);
  return { context, page };
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}

describe('a counselor in the browser', () => {
  it('signs in by the link, whose token leaves the address at once', async () => {
    const page = await browser.newPage();
    await page.goto(`${base}/console/sign-in#${await linkToken(tools, staff.counselor.id)}`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(page.url()).toBe(`${base}/console/sign-in`);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'console-sign-in');
    await page.close();
  });

  it('takes the most urgent by a key, reads, answers, hears the answer, relevels and closes', async () => {
    const { context, page } = await signedIn(staff.counselor.id);
    await page.getByText('Nobody is waiting.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();

    await askingCase(world);
    const { caseId, from } = await ringingCase(world, 'en', WORDS.en);
    await page.locator(`[data-case="${caseId}"]`).waitFor(); // by itself, without a reload
    expect(await page.title()).toMatch(/^\(2\)/);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'console-queue');

    await page.keyboard.press('t');
    await page.waitForURL(`${base}/console/talks/${caseId}`);
    await page.getByText('My gun is on the nightstand').waitFor();
    world.heard(from);

    await page
      .getByLabel('Write to the officer')
      .fill('I am here with you.\nWhere is the gun now?');
    await page.keyboard.press('Enter');
    await page.locator('#talk-log .counselor').getByText('I am here with you.').waitFor();
    await page.locator('#talk-log .counselor').getByText('delivered', { exact: true }).waitFor();
    expect(world.heard(from).map(({ text }) => text)).toEqual([
      'Counselor 1:\nI am here with you.\nWhere is the gun now?',
    ]);

    await world.say(from, 'In the safe. My wife has the key now.');
    await page.getByText('My wife has the key now.').waitFor();
    expect(await page.locator('#talk-log [data-id]').count()).toBe(3);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'console-talk');

    // Ready lines without a mouse: a slash, a letter, Enter; then they are changed and sent by hand.
    const field = page.getByLabel('Write to the officer');
    await field.press('/');
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key); // the first stands chosen
    expect(await field.inputValue()).toMatch(/^Thank you for telling me/);
    await field.fill('');

    await page.locator('summary', { hasText: 'Note the ladder' }).click();
    await page.locator('#rung-thoughts').selectOption('thoughts');
    await page.locator('#rung-means').selectOption('none');
    await page.locator('#rung-support').selectOption('with-them');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Speaks for L2').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'console-talk-ladder');

    await page.locator('summary', { hasText: 'Lower' }).click();
    await page.locator('#lower-to').selectOption('L1');
    await page.locator('#lower-reason').selectOption('means-away');
    await page.getByRole('button', { name: 'Lower' }).click();
    await page.getByText('Level lowered, and the reason kept.').waitFor();

    await page.getByLabel('A note').fill('Key is with his wife; asks for evenings.');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await page.getByText('Noted, and sealed.').waitFor();
    await page.getByLabel('How it ended').selectOption('talked');
    await page.getByLabel('How they seem to you now').selectOption('worse');
    await page.getByRole('button', { name: 'Close the talk' }).click();
    await page.getByText('The officer was asked how it was.').waitFor();
    await takeBreak(page);
    await followUp(page, world, from);
    expect((await auditOfCase(world, caseId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['case-claimed', 'case-opened-by', 'message-sent', 'case-closed']),
    );
    await context.close();
  });

  it('keeps what was typed when sending fails, and sends it once when it works again', async () => {
    const { context, page } = await signedIn(staff.counselor.id);
    const { caseId, from } = await ringingCase(world);
    await page.goto(`${base}/console/talks`);
    await page.locator(`form[action$="${caseId}/take"] button`).click();
    await page.waitForURL(/talks\/[0-9a-f-]{36}/);
    world.heard(from);
    const words = page.getByLabel('Write to the officer');
    await context.setOffline(true);
    await words.fill('Are you there?');
    await words.press('Enter');
    await page.getByText('Not sent.').waitFor();
    expect(await words.inputValue()).toBe('Are you there?');
    await context.setOffline(false);
    await words.press('Enter');
    // The line may show before its sending has answered, which is what empties the field.
    await page.waitForFunction(`document.querySelector('#words').value === ''`);
    await page.locator('#talk-log .counselor').waitFor();
    expect(world.heard(from)).toHaveLength(1);
    await context.close();
  });

  it.each([
    ['zh-CN', PHONE, false],
    ['zh-CN', WIDE, true],
    ['en', PHONE, true],
  ] as const)('fits in %s at %o, dark: %s', async (locale, viewport, dark) => {
    const { context, page } = await signedIn(staff.second.id, { viewport, dark });
    const name = `${locale}-${viewport.width}${dark ? '-dark' : ''}`;
    const { caseId, from } = await ringingCase(world, locale, WORDS[locale]);
    await askingCase(world, locale);
    if (locale === 'zh-CN') await page.getByRole('button', { name: '切换到中文' }).click();
    await page.goto(`${base}/console/talks`);
    await page.locator(`[data-case="${caseId}"]`).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, `console-queue-${name}`);
    await page.locator('#take-next').click();
    await page.waitForURL(/talks\/[0-9a-f-]{36}/);
    await world.say(
      from,
      locale === 'en' ? 'I do not know how to go on.' : '我不知道怎么撑下去了。',
    );
    await page.getByText(locale === 'en' ? 'how to go on' : '撑下去').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, `console-talk-${name}`);
    await context.close();
  });
});
