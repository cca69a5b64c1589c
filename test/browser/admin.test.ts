import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { OWN_SCALE } from '../../src/checkins/scales/shipped.ts';
import { NINE } from '../checkins/scales/forms.ts';
import { published } from '../support/scale.ts';
import { openWorld } from '../support/world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const world = await openWorld();
const { staff } = world;
await published(world, OWN_SCALE);
await published(world, NINE, 'phq-9');
const { auditorId, base, browser, sendFlag, signedIn } = await openConsole(world);

describe('an admin in the browser', () => {
  it('changes a schedule: previewed, confirmed, undone', async () => {
    const { context, page } = await signedIn(staff.admin.id);
    await page.getByRole('link', { name: 'Set up Unit 1', exact: true }).click();
    await page.getByLabel('Time of day').fill('19:30');
    await page.getByLabel('Wed').uncheck();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Nothing has changed yet.').waitFor();
    const shown = await page.locator('dl.diff').innerText();
    expect(shown.replace(/\s+/g, ' ')).toBe(
      'Now no check-in New Mon, Tue, Thu, Fri 19:30 People affected fewer than 10 Dry run not counted, as fewer than 10 people are affected',
    );
    expect(await page.locator('.times li').allInnerTexts()).toEqual([
      'Mon, 2 Mar 2026, 19:30',
      'Tue, 3 Mar 2026, 19:30',
      'Thu, 5 Mar 2026, 19:30',
      'Fri, 6 Mar 2026, 19:30',
      'Mon, 9 Mar 2026, 19:30',
    ]);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Done, and recorded in the audit log.').waitFor();
    await page.goto(`${base}/console/schedules`);
    await page.getByText('Mon, Tue, Thu, Fri 19:30', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone').waitFor();
    await context.close();
  });

  it('keeps what was chosen when something is missing', async () => {
    const { context, page } = await signedIn(staff.admin.id);
    await page.getByRole('link', { name: 'Set up Unit 1, squad A' }).click();
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) await page.getByLabel(day).uncheck();
    await page.getByLabel('Time of day').fill('06:15');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('alert').getByText('at least one day').waitFor();
    expect(await page.getByLabel('Time of day').inputValue()).toBe('06:15');
    await context.close();
  });

  it('draws cards that let an officer join, and are shown once', async () => {
    const { context, page } = await signedIn(staff.admin.id);
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Draw cards for Unit 1' }).waitFor();
    await page.getByLabel('How many').fill('3');
    await page.getByRole('button', { name: 'Draw cards for Unit 1' }).click();
    const codes = await page.locator('.join-card .code').allInnerTexts();
    expect(codes).toHaveLength(3);
    const officer = { channel: 'terminal', id: 'drew-a-card' } as const;
    await world.say(officer, codes[0] ?? '');
    expect(world.heard(officer).length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'I have printed them' }).click();
    expect(await page.content()).not.toContain(codes[0]);
    await context.close();
  });

  it('invites somebody by a link that signs in, and switches them off', async () => {
    const { context, page } = await signedIn(staff.admin.id);
    await page.goto(`${base}/console/staff`);
    await page.getByLabel('Label').fill('Counselor 9');
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = new URL(await page.getByLabel('Link').inputValue());
    const theirs = await browser.newContext({ locale: 'en' });
    const their = await theirs.newPage();
    await their.goto(`${base}${link.pathname}${link.hash}`);
    await their.getByRole('button', { name: 'Sign in' }).click();
    await their.waitForURL(/\/console\/talks/);
    await page.getByRole('link', { name: 'Back to staff' }).click();
    await page.getByRole('link', { name: 'Switch off Counselor 9' }).click();
    await page.getByRole('button', { name: 'Yes, switch off' }).click();
    await page.getByText('Switched off. Their open talks').waitFor();
    await their.reload();
    await their.waitForURL(/sign-in/);
    await theirs.close();
    await context.close();
  });
});

describe('an instructor in the browser', () => {
  it('reads a note word for word, and its officer hears of it', async () => {
    await sendFlag('最近值班太多，想跟您聊聊。<b>当面说</b>');
    const { context, page } = await signedIn(staff.instructor.id);
    await page.getByText('not read yet').waitFor();
    await page.locator('.go button').first().click();
    expect(await page.locator('.note').innerText()).toBe('最近值班太多，想跟您聊聊。<b>当面说</b>');
    await page.getByRole('link', { name: 'All notes' }).click();
    await page.getByText(/read on/).waitFor();
    await context.close();
  });
});

describe('an auditor in the browser', () => {
  it('checks the whole log and reads codes only', async () => {
    const { context, page } = await signedIn(await auditorId());
    await page.getByRole('button', { name: 'Check the whole log' }).click();
    await page.getByText('Nothing was changed, left out or moved').waitFor();
    await page.getByText('log-looked-at').first().waitFor();
    await context.close();
  });
});

describe('every page of the admins, instructors and auditors', () => {
  it.each([
    ['en', WIDE, false],
    ['en', PHONE, true],
    ['zh-CN', WIDE, true],
    ['zh-CN', PHONE, false],
  ] as const)('fits in %s at %o, dark: %s', async (locale, viewport, dark) => {
    const name = `${locale}-${viewport.width}${dark ? '-dark' : ''}`;
    const look = async (page: Page, what: string) => {
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `console-${what}-${name}`);
    };
    const toLocale = async (page: Page) => {
      if (locale === 'zh-CN') await page.getByRole('button', { name: '切换到中文' }).click();
    };
    const admin = await signedIn(staff.admin.id, { viewport, dark });
    await toLocale(admin.page);
    await admin.page.goto(`${base}/console/schedules`);
    await look(admin.page, 'schedules');
    await admin.page.locator('.go a').first().click();
    await look(admin.page, 'schedule-edit');
    await admin.page.locator('button[value=preview]').click();
    await admin.page.locator('.diff').waitFor();
    await look(admin.page, 'schedule-change');
    await admin.page.goto(`${base}/console/schedules/units/${world.unitId}`);
    await admin.page.locator('input[name=turns]').first().fill('08:00-20:00 20:00-08:00 off off');
    await admin.page.locator('button[value=set]').first().click();
    await admin.page.locator('.said.good').waitFor();
    const buffer = Buffer.from('day,from,to\n2026-03-04,08:00,20:00\n2026-02-30,08:00,20:00\n');
    const file = { name: 'shifts.csv', mimeType: 'text/csv', buffer };
    await admin.page.locator('input[type=file]').first().setInputFiles(file);
    await admin.page.locator('form[action$=duties] button').first().click();
    await admin.page.locator('.said.bad').waitFor();
    await look(admin.page, 'duties');
    await admin.page.goto(`${base}/console/units`);
    await look(admin.page, 'units');
    await admin.page.locator('form[action$=cards] button').first().click();
    await look(admin.page, 'cards');
    await admin.page.goto(`${base}/console/incidents`);
    await admin.page.locator('a.primary').first().click();
    await look(admin.page, 'incident-new');
    await admin.page.getByRole('checkbox').first().check();
    await admin.page.locator('#at').fill('2026-03-02T08:15');
    await admin.page.locator('main button.primary').click();
    await admin.page.locator('.code').waitFor();
    await look(admin.page, 'incident-code');
    await admin.page.goto(`${base}/console/incidents`);
    await look(admin.page, 'incidents');
    await admin.page.goto(`${base}/console/scales`);
    await look(admin.page, 'scales');
    await admin.page.goto(`${base}/console/staff`);
    await look(admin.page, 'staff');
    await admin.page.locator('form[action$=link] button').first().click();
    await look(admin.page, 'staff-link');
    await admin.context.close();

    await sendFlag(`想请您问问我最近怎么样。${name}`);
    const instructor = await signedIn(staff.instructor.id, { viewport, dark });
    await toLocale(instructor.page);
    await instructor.page.goto(`${base}/console/flags`);
    await look(instructor.page, 'flags');
    await instructor.page.locator('.go button').first().click();
    await look(instructor.page, 'flag');
    await instructor.context.close();

    const auditor = await signedIn(await auditorId(), { viewport, dark });
    await toLocale(auditor.page);
    await auditor.page.goto(`${base}/console/log`);
    await auditor.page.locator('form[action$=verify] button').click();
    await auditor.page.locator('.said').waitFor();
    await look(auditor.page, 'log');
    await auditor.context.close();
  });
});
