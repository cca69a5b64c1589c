import { describe, expect, it } from 'vitest';
import { asOwner } from '../support/databases.ts';
import { askingCase, recorded } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

async function afterOf(caseId: string): Promise<string | null> {
  let after: string | null = null;
  await asOwner(world.url, async (sql) => {
    const [row] = await sql<{ after: string | null }[]>`
      select after from officer.cases where id = ${caseId}`;
    after = row?.after ?? null;
  });
  return after;
}

describe('how a talk was', () => {
  it('is told by the officer whose talk it was, and by nobody else', async () => {
    const { from, caseId } = await askingCase(world);
    const other = await world.joined('en');
    expect(await world.tap(other, `after:worse:${caseId}`)).toEqual({ kind: 'committed' });
    expect(await afterOf(caseId)).toBeNull();
    await world.tap(from, `after:better:${caseId}`);
    expect(await afterOf(caseId)).toBe('better');
    expect((await recorded(world)).match(/"case-rated"/g)).toHaveLength(1);
  });

  it.each(['', 'x', '00000000-0000-0000-0000-000000000000', "' or 1=1"])(
    'is not told of a talk that never was: %j',
    async (caseId) => {
      const from = await world.joined('en');
      expect(await world.tap(from, `after:worse:${caseId}`)).toEqual({ kind: 'committed' });
      expect(world.heard(from)).toHaveLength(1);
    },
  );
});
