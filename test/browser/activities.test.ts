// An organizer's list and form, an admin's campaign and its report: both languages, wide and on a phone.

import { describe, expect, it } from 'vitest';
import { openActivityWorld } from '../support/activity-world.ts';
import { rowsOf } from '../support/rows.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, seenAtBothWidths, WIDE } from './support/console.ts';

const { world, made, joinedIt } = await openActivityWorld();
const { base, signedIn } = await openConsole(world);

const QUARTERS = ['2025-Q3', '2025-Q4'];
const MEASURES = { 'by-unit': 'met owed-talk leave-taken', together: 'talk-helped came-in-time' };

/** A quarter and the one before it, as they would have been told. */
async function tellQuarters(): Promise<void> {
  const named = (what: keyof typeof MEASURES) => MEASURES[what].replaceAll(' ', "','");
  for (const [n, quarter] of QUARTERS.entries())
    await rowsOf(
      world,
      `with told as (insert into ledger.reviews (quarter, world, at) values
         ('${quarter}', 'station', now()), ('${quarter}', 'officer', now()))
       insert into ledger.review_figures
         (quarter, measure, block, unit_id, unit_ids, about, share)
       select '${quarter}', m, 0, '${world.unitId}'::uuid, '["${world.unitId}"]'::jsonb, 60,
         '${40 + 25 * n}'::jsonb from unnest(array['${named('by-unit')}']) m
       union all select '${quarter}', m, 0, null, '[]', 85, '${75 - 25 * n}'::jsonb
         from unnest(array['${named('together')}']) m
       union all select '${quarter}', 'about-' || a, 0, null, '[]', 120,
         case when a = 'D' then '45'::jsonb else '10'::jsonb end
         from unnest(array['A','B','C','D','E','F','G']) a`,
    );
}

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
    await page.getByText('Change it').click();
    await page.getByLabel('Where', { exact: true }).last().fill('Room 4');
    await picture(page, 'console-activity-change-en-phone');
    await page.getByRole('button', { name: 'Save and tell them' }).click();
    await page.getByText('Whoever signed up has heard.').waitFor();
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

  it('is a review of the quarter that reads the same on a phone, in both languages', async () => {
    await tellQuarters();
    const { page, context } = await signedIn(world.staff.admin.id, { viewport: WIDE });
    await seenAtBothWidths(page, `${base}/console/review`, 'review-en');
    expect(await page.locator('main').innerText()).toContain('Views on higher-level offices');
    await page.locator('button[name="locale"]').click();
    await page.getByText('季度队伍状况分析').first().waitFor();
    await seenAtBothWidths(page, `${base}/console/review`, 'review-zh');
    await context.close();
  });
});
