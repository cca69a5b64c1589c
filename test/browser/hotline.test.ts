// The roster, the numbers and the lead's wall in a real browser, both languages and widths.

import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
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
const PAGES = ['on-call', 'directory', 'wall', 'follow-ups'] as const;

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
