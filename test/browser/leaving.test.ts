// What stays and what ends, in the browser: how long what is kept, and that an officer has died.

import { describe, expect, it } from 'vitest';
import { enforceNow } from '../../src/trust/retention/enforce.flow.ts';
import { asOwner } from '../support/databases.ts';
import { ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const world = await openWorld();
const { tools, staff } = world;
const { base, signedIn } = await openConsole(world);
const LOOKS = [
  ['en-1280', false, WIDE],
  ['en-360', false, PHONE],
  ['zh-CN-1280', true, WIDE],
  ['zh-CN-360', true, PHONE],
] as const;

describe('how long what is kept', () => {
  it.each(LOOKS)('reads well at %s', async (name, isChinese, viewport) => {
    await asOwner(world.url, async (sql) => {
      await sql`insert into ledger.inbound (id, at)
        select gen_random_uuid()::text, ${world.now()}::timestamptz - n * interval '1 day'
        from generate_series(1, 60) n`;
    });
    await enforceNow(tools, world.now());
    await world.advance(1);
    const { context, page } = await signedIn(staff.admin.id, { viewport });
    if (isChinese) await page.locator('button[name="locale"]').click();
    await page.goto(`${base}/console/retention`);
    await page.locator('table.board').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `console-retention-${name}`);
    await context.close();
  });
});

describe('that an officer has died', () => {
  it.each(LOOKS)('is said by one and confirmed by another at %s', async (name, isZh, viewport) => {
    const { caseId } = await ringingCase(world);
    const counselor = await signedIn(staff.counselor.id, { viewport });
    if (isZh) await counselor.page.locator('button[name="locale"]').click();
    await counselor.page.locator(`form[action$="${caseId}/take"] button`).click();
    await counselor.page.waitForURL(/talks\/[0-9a-f-]{36}/);
    await counselor.page.locator('details:has(#death-how) summary').click();
    await counselor.page.locator('#death-how').selectOption('family');
    expect(await faultsOf(counselor.page)).toEqual([]);
    await picture(counselor.page, `console-died-say-${name}`);
    await counselor.page.locator('form[action$="/died"] button').click();
    await counselor.page.locator('form[action$="/died/take-back"]').waitFor();
    expect(await counselor.page.locator('form[action$="/died/confirm"]').count()).toBe(0);

    const lead = await signedIn(staff.lead.id, { viewport });
    if (isZh) await lead.page.locator('button[name="locale"]').click();
    await picture(lead.page, `console-died-queue-${name}`);
    const [row] = await codeOf(caseId);
    await lead.page.locator('#code').fill(row ?? '');
    await lead.page.locator('form[action$="/find"] button').click();
    await lead.page.waitForURL(new RegExp(caseId));
    await picture(lead.page, `console-died-confirm-${name}`);
    await lead.page.locator('form[action$="/died/confirm"] button').click();
    await lead.page.locator('form[action$="/died/confirm"]').waitFor({ state: 'detached' });
    await lead.page.locator('form[action$="/died/take-back"]').waitFor();
    expect(await faultsOf(lead.page)).toEqual([]);
    await picture(lead.page, `console-died-closed-${name}`);
    await counselor.context.close();
    await lead.context.close();
  });
});

async function codeOf(caseId: string): Promise<string[]> {
  let codes: string[] = [];
  await asOwner(world.url, async (sql) => {
    const rows = await sql<{ code: string }[]>`select code from officer.cases where id = ${caseId}`;
    codes = rows.map(({ code }) => code);
  });
  return codes;
}
