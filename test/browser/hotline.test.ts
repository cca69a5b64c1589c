// The roster, the numbers and the lead's wall in a real browser, both languages and widths.

import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { MARKER, memberOf, ringingCase } from '../support/desk-world.ts';
import { everyRow } from '../support/every-row.ts';
import { onCall } from '../support/on-call.ts';
import { openWorld } from '../support/world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const world = await openWorld();
const { staff } = world;
const console = await openConsole(world);

const VIEWS = [
  ['en-wide', WIDE, false],
  ['zh-phone', PHONE, true],
] as const;
const PAGES = ['on-call', 'directory', 'wall', 'follow-ups', 'practice'] as const;

describe('the pages of a lead', () => {
  it('can be read and used in both languages, wide and narrow', async () => {
    await onCall(world, 'primary', staff.counselor);
    const swapped = await onCall(world, 'second', staff.lead, { fromH: 20, toH: 90 });
    for (let n = 0; n < 3; n += 1) {
      const { caseId } = await ringingCase(world);
      await world.advance((3 + 4 * n) * 60_000);
      await takeCase(world.tools, memberOf(staff.counselor), caseId);
      await closeCase(world.tools, memberOf(staff.counselor), caseId, 'talked', { seen: 'worse' });
    }
    await world.advance(26 * 3_600_000);
    for (const [name, viewport, dark] of VIEWS) {
      const { context, page } = await console.signedIn(staff.lead.id, { viewport, dark });
      if (name.startsWith('zh')) await page.locator('button[name="locale"]').click();
      for (const path of PAGES) {
        await page.goto(`${console.base}/console/${path}`);
        await page.locator('h1').waitFor();
        await picture(page, `${path}-${name}`);
        expect(await faultsOf(page), `${path} ${name}`).toEqual([]);
      }
      if (name === 'en-wide') {
        await page.goto(`${console.base}/console/on-call`);
        const line = page.locator(`form[action$="/shifts/${swapped}/swap"]`);
        await line.locator('select').selectOption({ label: 'Counselor 1' });
        await line.getByRole('button').click();
        await page.getByText('Asked. It stays your duty').waitFor();
        await page.getByText('You asked Counselor 1 to take').waitFor();
      }
      await context.close();
    }
  });
});

describe('practice', () => {
  it('is a talk with nobody, scored at its end, of which no table holds a word', async () => {
    const before = await everyRow(world.url);
    for (const [name, viewport, dark] of VIEWS) {
      const zh = name.startsWith('zh');
      const { context, page } = await console.signedIn(staff.second.id, { viewport, dark });
      await page.goto(`${console.base}/console/practice`);
      if (zh) await page.locator('button[name="locale"]').click();
      const begin = zh ? '开始：就在眼前的危险' : 'Begin with: In danger now';
      await page.getByRole('link', { name: begin }).click();
      const log = page.locator('#talk-log');
      await log.getByText(zh ? '车停在江边了' : 'parked by the river').waitFor();
      await page.locator('details.canned').waitFor(); // shown by the script that knows Enter
      await page.locator('#words').fill(zh ? '枪在哪儿？' : 'Where is the gun?');
      await page.keyboard.press('Enter');
      await log.getByText(zh ? '放后备箱' : 'i put it in the trunk').waitFor();
      expect(await page.locator('.practice-band').isVisible()).toBe(true);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `practice-talk-${name}`);
      await page.locator('#words').fill(`${MARKER}: ${zh ? '想想孩子。' : 'Think of your kids.'}`);
      await page.locator('#send').click();
      await log.getByText(zh ? '别跟我提家里' : 'dont do the family thing').waitFor();
      await page.locator('button[name="done"]').click();
      await page.getByText(zh ? '9 项里做到' : 'of 9 checks').waitFor();
      expect(await page.locator('.marks li.good').count()).toBe(4);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `practice-marks-${name}`);
      await context.close();
    }
    const after = await everyRow(world.url);
    expect([...after.values()].join()).not.toContain(MARKER);
    for (const [table, rows] of after)
      if (table.startsWith('officer.') || table === 'ledger.outbox')
        expect(rows, table).toBe(before.get(table));
  });
});
