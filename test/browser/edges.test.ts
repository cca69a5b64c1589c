import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelText } from '../../src/core/say.ts';
import { linkToken } from '../support/console-client.ts';
import { openWholeSite } from '../support/whole-site.ts';
import { openBrowser } from './support/browser.ts';

const site = await openWholeSite();
const { world, url } = site;
const MARK = 'alert(7331)';
const HOSTILE = `<img src=x onerror=${MARK}><script>${MARK}</script>"'></p> I want to die, my gun is here`;
let browser: Browser;

type Seen = { readonly urls: string[]; readonly referrers: string[]; readonly dialogs: string[] };

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page whose every request is written down, with what it says of where it was. */
async function watched(): Promise<{ page: Page; seen: Seen }> {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const seen: Seen = { urls: [], referrers: [], dialogs: [] };
  context.on('request', (request) => {
    seen.urls.push(request.url());
    seen.referrers.push(request.headers()['referer'] ?? '');
  });
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return { page, seen };
}

const ID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;
/** All that an address of ours may say: places, ids, codes, numbers. */
const PLAIN =
  /^\/[\w\-./]*(\?(said|back|after|before|unit|squad|schedule|as|out)(=[\w\-./%]*)?(&(unit|squad|schedule)=[\w-]*)*)?$/;

function tellingOf(seen: Seen, secrets: readonly string[]): string[] {
  return [...seen.urls, ...seen.referrers]
    .filter((one) => one.startsWith(url))
    .map((one) => one.slice(url.length).replaceAll(ID, 'ID'))
    .filter((path) => !PLAIN.test(path) || secrets.some((secret) => path.includes(secret)));
}

async function signIn(page: Page, staffId: string): Promise<string> {
  const token = await linkToken(world.tools, staffId);
  await page.goto(`${url}/console/sign-in#${token}`);
  await page.locator('form[data-sign-in] button').click();
  await page.waitForURL(/\/console\/(?!sign-in$)/);
  return token;
}

describe('the pages in a browser', () => {
  it('say in no address, and to no other page, who or what it is about', async () => {
    const card = await world.card();
    const officer = await watched();
    await officer.page.goto(`${url}/#card=${card}`);
    await officer.page.getByRole('button', { name: labelText('en', 'squad-none') }).waitFor();
    await officer.page.locator('#write').fill('periwinkle: a long week');
    await officer.page.keyboard.press('Enter');
    await officer.page.getByText('periwinkle').first().waitFor();
    expect(officer.page.url()).toBe(`${url}/`);
    expect(tellingOf(officer.seen, [card, card.replace('-', ''), 'periwinkle'])).toEqual([]);
    await officer.page.context().close();

    const admin = await watched();
    const token = await signIn(admin.page, world.staff.admin.id);
    for (const path of ['staff', 'units', 'schedules', 'account', 'figures'])
      await admin.page.goto(`${url}/console/${path}`);
    await admin.page.goto(`${url}/console/units`);
    await admin.page.locator('#unit-name').fill('Marigold Station');
    await admin.page.locator('form[action="/console/units"] button').click();
    await admin.page.getByText('Marigold Station').first().waitFor();
    expect(tellingOf(admin.seen, [token, 'Marigold', 'Admin', 'Counselor'])).toEqual([]);
    await admin.page.context().close();
  });

  it('show hostile words as words, and run nothing of them', async () => {
    const officer = await watched();
    await officer.page.goto(url);
    await officer.page.locator('#write').waitFor();
    await officer.page.locator('#write').fill(HOSTILE);
    await officer.page.keyboard.press('Enter');
    await officer.page.locator('.line').first().waitFor();
    expect(await officer.page.getByText('onerror=').first().innerText()).toContain(HOSTILE);

    const counselor = await watched();
    await signIn(counselor.page, world.staff.counselor.id);
    await counselor.page.goto(`${url}/console/talks`);
    await counselor.page.locator('#take-next').click();
    await counselor.page.waitForURL(/\/console\/talks\/[\da-f-]{36}/);
    const shown = counselor.page.locator('#talk-log .words').filter({ hasText: 'onerror=' });
    expect(await shown.first().innerText()).toContain(HOSTILE);
    expect(await counselor.page.locator('#talk-log img, #talk-log script').count()).toBe(0);
    // Also when it comes while the page is open, by the page's own script.
    await officer.page.locator('#write').fill(`again ${HOSTILE}`);
    await officer.page.keyboard.press('Enter');
    await counselor.page.getByText('again <img').first().waitFor();
    expect(await counselor.page.locator('#talk-log img, #talk-log script').count()).toBe(0);
    expect([...officer.seen.dialogs, ...counselor.seen.dialogs]).toEqual([]);
    await officer.page.context().close();
    await counselor.page.context().close();
  });

  it.each(['/', '/console/sign-in', '/own-data'])(
    'run no script that was put into them, and load nothing from elsewhere: %s',
    async (path) => {
      const { page, seen } = await watched();
      const blocked: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) blocked.push(message.text());
      });
      await page.goto(url + path);
      await page.evaluate(`(() => {
        const put = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
        put('script', { textContent: 'globalThis.ran = 1' });
        put('img', { src: 'http://localhost:9/x.png' });
        put('iframe', { src: 'http://localhost:9/' });
        const button = document.createElement('button');
        button.setAttribute('onclick', 'globalThis.ran = 2');
        document.body.append(button);
        button.click();
      })()`);
      expect(await page.evaluate('globalThis.ran')).toBeUndefined();
      expect(blocked.length).toBeGreaterThanOrEqual(4);
      expect(seen.dialogs).toEqual([]);
      await page.context().close();
    },
  );

  it('stand in nobody’s frame', async () => {
    const { page } = await watched();
    await page.goto('about:blank');
    await page.setContent(`<iframe src="${url}/console/sign-in"></iframe>`);
    const [frame] = page.frames().filter((one) => one !== page.mainFrame());
    await frame?.waitForLoadState().catch(() => undefined);
    expect(await frame?.locator('form').count()).toBe(0);
    await page.context().close();
  });
});
