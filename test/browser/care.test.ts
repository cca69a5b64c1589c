// An instructor's week: what is due, the card, a talk written down, something that happened, the
// ledger; in both languages, wide and on a phone.

import { describe, expect, it } from 'vitest';
import { tellEvent } from '../../src/care/tell.flow.ts';
import { openBookingWorld } from '../support/booking-world.ts';
import { openCareWorld } from '../support/care-world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, seenAtBothWidths, WIDE } from './support/console.ts';

const { world, instructor, bring, idOf } = await openCareWorld();
const { book } = await openBookingWorld(world);
const { base, signedIn } = await openConsole(world);
const NAMES = ['民警甲', 'Officer Chen', '民警乙', 'Officer Wu', '民警丙', 'Officer He'];
const LIST = NAMES.map((name, n) => `10${n},${name},19${75 + n * 4}-03-09,birthday family visits`);

describe('an instructor’s week', () => {
  it('goes from what is due over a card to the ledger', async () => {
    await bring(`no,name,born,allows\n${LIST.join('\n')}\n`);
    await world.advance(95 * 86_400_000); // to 5 June
    const hours = [0, 2, 3, 5].flatMap((n) =>
      [1, 2, 3, 4].map((day) => `10${n},2026-06-0${day},${[8, 0, 9, 23.5, 0, 16][n]}`),
    );
    await bring(`no,on,hours\n${hours.join('\n')}\n`);
    await bring('no,name,leave,taken\n102,民警乙,15,3\n103,Officer Wu,10,6\n');
    for (const [n, kind, on] of [
      [0, 'work-error', '2026-06-01'],
      [1, 'injured', '2026-06-05'],
      [2, 'achievement', '2026-06-03'],
      [2, 'difficulty', '2026-06-04'],
      [3, 'bereavement', '2026-06-04'],
      [4, 'promotion-round', '2026-06-04'],
    ] as const)
      await tellEvent(world.tools, instructor, { officerId: await idOf(`10${n}`), kind, on });

    const { page, context } = await signedIn(world.staff.instructor.id, { viewport: WIDE });
    const seen = (name: string, path: string) => seenAtBothWidths(page, `${base}${path}`, name);
    await seen('care-en', '/console/care');
    await page.getByRole('link', { name: 'Open: Officer Chen, Care' }).click();
    const task = new URL(page.url()).pathname;
    await seen('care-task-en', task);
    await page.getByRole('button', { name: 'Held', exact: true }).click();
    await page.getByText('Done, and in the audit log.').waitFor();

    await page.getByRole('link', { name: 'Something happened' }).click();
    await page.getByLabel('To whom').selectOption({ label: 'Officer Wu 103' });
    await page.getByLabel('What', { exact: true }).selectOption({ label: 'Special hardship' });
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('Added.').waitFor();

    await seen('care-workload-en', '/console/care/workload');
    await page.locator('button[name="locale"]').click();
    await seen('care-zh', '/console/care');
    await seen('care-people-zh', '/console/care/people');
    await page.getByRole('link', { name: '民警乙' }).click();
    await seen('care-person-zh', new URL(page.url()).pathname);
    expect(await page.getByText('本周 36 小时，上周 0 小时').count()).toBe(1);
    await page.getByText('商定休假').click();
    await page.getByLabel('从').fill('2026-06-08');
    await page.getByLabel('到').fill('2026-06-12');
    await page.getByLabel('休假天数').fill('5');
    await page.getByLabel('这段时间活由谁接').selectOption({ label: '民警丙 104' });
    await page.getByLabel('手头案件').check();
    await page.getByRole('button', { name: '定下' }).click();
    await page.getByText('已完成').waitFor();
    await seen('care-workload-zh', '/console/care/workload');
    await page.getByRole('button', { name: '已经交接好' }).click();
    await page.waitForURL(/said=done/);
    expect(await page.getByText('已交接').count()).toBe(1);
    await page.goto(`${base}/console/care/people`);
    await page.getByRole('link', { name: '民警乙' }).click();
    await page.waitForURL(/people\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: '记一笔' }).click();
    await page.getByText('已完成').waitFor();
    await seen('care-ledger-zh', '/console/care/ledger');
    expect(await page.getByText('6 人中见了 2 人').count()).toBe(1);

    const from = await world.joined('zh-CN');
    await seen('appointments-empty-zh', '/console/appointments');
    await page.getByLabel('从').fill('10:00');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.getByText('已添加。').waitFor();
    await book(from, 'alias');
    await seen('appointments-zh', '/console/appointments');
    await page.locator('button[name="locale"]').click();
    await seen('appointments-en', '/console/appointments');
    await page.getByRole('button', { name: /^Call it off/ }).click();
    await page.getByText('Called off. The officer hears it now').waitFor();
    await context.close();
  });

  it('begins with a roster that an admin brought in, by a file or by form', async () => {
    const { page, context } = await signedIn(world.staff.admin.id, { viewport: WIDE });
    await page.goto(`${base}/console/roster`);
    await page.getByLabel('File').setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('no,name\n201,Officer Lin\n202,=1+1\n'),
    });
    await page.getByRole('button', { name: 'Read the list' }).click();
    await page.getByText('A cell begins like a formula.').waitFor();
    for (const locale of ['en', 'zh'] as const) {
      for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
        await page.setViewportSize(viewport);
        expect(await faultsOf(page)).toEqual([]);
        await picture(page, `console-roster-${locale}-${size}`);
      }
      await page.setViewportSize(WIDE);
      await page.locator('button[name="locale"]').click();
      await page.goto(`${base}/console/roster`);
    }
    await context.close();
  });
});
