// An organizer's list and form, an admin's campaign and its report: both languages, wide and on a phone.

import { describe, expect, it } from 'vitest';
import { openActivityWorld } from '../support/activity-world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, seenAtBothWidths, WIDE } from './support/console.ts';

const { world, made, joinedIt } = await openActivityWorld();
const { base, signedIn } = await openConsole(world);

describe('what a station offers and asks', () => {
  it('is put up by form and opened, without a name', async () => {
    const { page, context } = await signedIn(world.staff.instructor.id, { viewport: WIDE });
    const seen = (name: string, path: string) => seenAtBothWidths(page, `${base}${path}`, name);
    const id = await made();
    await joinedIt(await world.joined('en'), id);
    await seen('activities-en', '/console/activities');
    await page.getByLabel('Title').last().fill('Boxing for beginners');
    await page.getByLabel('What it is').last().fill('Bring shoes.');
    await page.getByLabel('Where', { exact: true }).last().fill('Gym');
    await page.getByLabel('Day').fill('2026-03-06');
    await page.getByRole('button', { name: 'Put it on the list' }).click();
    await page.getByText('It is on the list.').waitFor();
    await seen('activity-en', `/console/activities/${id}`);
    await page.locator('button[name="locale"]').click();
    await page.getByText('不要姓名').waitFor();
    await seen('activities-zh', '/console/activities');
    await context.close();
  });

  it('is a campaign whose report names nobody', async () => {
    const { page, context } = await signedIn(world.staff.admin.id, { viewport: WIDE });
    await page.goto(`${base}/console/campaigns`);
    await page.getByLabel('Name', { exact: true }).fill('Listening in spring');
    await page.getByLabel('First day').fill('2026-03-02');
    await page.getByLabel('Last day').fill('2026-03-20');
    await page.getByRole('group', { name: 'Units' }).getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Start it' }).click();
    await page.getByText('It runs.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'console-campaigns-en-wide');
    await page.getByRole('link', { name: 'Open Listening in spring' }).click();
    await page.getByLabel('People heard').fill('12');
    await page.getByRole('button', { name: 'Note a hearing' }).click();
    await page.getByText('Noted.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'console-campaign-en-wide');
    await page.setViewportSize(PHONE);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'console-campaign-en-phone');
    await context.close();
  });
});
