// A desk's day, with an officer at the other end: told in the web chat, taken, answered, read and
// rated; in both languages, wide and on a phone.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskRoutes } from '../../src/care/desk/routes.flow.ts';
import { itemLabel } from '../../src/care/desks.ts';
import { labelText } from '../../src/core/say.ts';
import { yesTap } from '../../src/trust/wordings.ts';
import { linkToken } from '../support/console-client.ts';
import { idLike, openADesk, tell } from '../support/desks.ts';
import { openWholeSite } from '../support/whole-site.ts';
import { openBrowser, picture } from './support/browser.ts';
import { faultsOf, PHONE, WIDE } from './support/console.ts';
import { answered, lines, openPage, press, WORDS, write } from './support/officer.ts';

const { world, url } = await openWholeSite();
const { tools } = world;
const DAY_MS = 86_400_000;
const TOLD = 'The canteen is closed on nights and we live on instant noodles.';
const ANSWER = 'From Monday the kitchen stays open until two, and there is a fridge.';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function joined(): Promise<Page> {
  const page = await openPage(browser, url, 'en', { viewport: PHONE });
  await press(page, WORDS.en.start);
  await lines(page, 2);
  await write(page, await world.card());
  for (const choice of ['squad:none', yesTap('scores', 'en'), yesTap('words', 'en')])
    await page.evaluate(
      `fetch('/api/say', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), choice: '${choice}' }) })`,
    );
  return page;
}

async function signedIn(staffId: string): Promise<Page> {
  const page = await browser.newPage({ viewport: WIDE, locale: 'en' });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/console/sign-in#${await linkToken(tools, staffId)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/console\/(desk|schedules)/);
  return page;
}

async function seen(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    await page.setViewportSize(viewport);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `console-desk-${name}-${size}`);
  }
  await page.setViewportSize(WIDE);
}

describe('who answers for which desk', () => {
  it('is set by an admin, who finds the desks with the account', async () => {
    const { id } = await openADesk(world, 'health');
    const admin = await signedIn(world.staff.admin.id);
    await admin.goto(`${url}/console/staff`);
    await admin.getByRole('link', { name: 'Desks of Desk' }).click();
    await seen(admin, 'routes-en');
    await admin.getByLabel('Health desk').uncheck();
    await admin.getByLabel('Training desk').check();
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Saved, and recorded').waitFor();
    expect(await deskRoutes(tools, id)).toEqual(['training']);
    await admin.close();
  });
});

describe('what an officer tells', () => {
  it('is answered by a desk that never learns whose it is, read and rated', async () => {
    const { id: staffId } = await openADesk(world, 'logistics', 'rights-protection');
    await openADesk(world, 'finance');
    const early = await world.joined('zh-CN');
    await tell(world, early, '夜班食堂不开，只能吃泡面', 'D8');
    await world.tap(early, 'desks');
    await world.tap(early, 'problem-form:rights');
    await world.say(early, '出警的时候被醉酒的人打了一拳，执法记录仪都录下来了。');
    await world.tap(early, idLike(world.heard(early), 'problem-send'));
    await world.advance(8 * DAY_MS);
    await tell(world, await world.joined('en'), 'Canteen closed on nights, noodles again.', 'D8');

    const officer = await joined();
    const label = (key: Parameters<typeof labelText>[1]) => labelText('en', key);
    const send = officer.getByRole('button', { name: label('flag-send'), exact: true });
    await write(officer, 'say it');
    await answered(officer, 'say it');
    await write(officer, TOLD);
    await press(officer, itemLabel('D8', 'en') ?? '');
    await send.last().click();
    await officer
      .getByText(/take it back/i)
      .last()
      .waitFor();
    await world.advance(0);

    const desk = await signedIn(staffId);
    await desk.getByText('Overdue').waitFor();
    await seen(desk, 'board-en');
    await desk.locator('#running-h ~ table a').last().click();
    await desk.getByText(TOLD).waitFor();
    await seen(desk, 'request-en');
    await desk
      .getByRole('button', { name: /^It is the same/ })
      .first()
      .click();
    await desk.getByText('Gathered with it').waitFor();
    await desk.getByRole('button', { name: 'Take it' }).press('Enter');
    await desk.getByLabel('Your answer').fill(ANSWER);
    await desk.getByLabel('Outcome').selectOption('solved');
    await desk.getByRole('button', { name: 'Send the answer' }).click();
    await desk.getByText('The answer they got').waitFor();
    await world.advance(0);

    await officer.getByText(ANSWER).last().waitFor();
    await picture(officer, 'chat-desk-answer-phone');
    await press(officer, label('problem-helped'));
    await answered(officer, label('problem-helped'));
    await world.advance(0);
    await desk.reload();
    await desk.getByText('it helped').waitFor();
    await desk.getByLabel('Your wording').fill('No canteen at night: it is open until two now.');
    await desk.getByRole('button', { name: 'Ask them' }).click();
    await desk.getByText('They were asked').waitFor();
    await seen(desk, 'answered-en');

    await desk.locator('button[name="locale"]').click();
    await desk.goto(`${url}/console/desk`);
    await seen(desk, 'board-zh');
    await desk.getByRole('link', { name: /^打开：被侵害/ }).click();
    await desk.getByLabel('执法记录仪或其他视频').check();
    await desk.getByRole('button', { name: '保存清单' }).click();
    await desk.getByText('已完成').waitFor();
    await seen(desk, 'request-zh');
    await desk.getByRole('button', { name: '转出' }).click();
    await desk.getByText('你已转给').waitFor();
    const aliases = await desk.content();
    expect(aliases).not.toMatch(/alias|L[0-4]\b/);
  });
});
