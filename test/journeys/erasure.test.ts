import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/trust/audit/verify.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

async function countOf(table: string): Promise<number> {
  const sql = postgres(world.url, { max: 1 });
  const [row] = await sql.unsafe(`select count(*)::int as n from ${table}`);
  await sql.end();
  return row?.['n'] ?? -1;
}

describe('erasure by the officer', () => {
  it('asks first, and keeps everything at a "no"', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'erase-ask');
    const asked = world.heard(officer).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(asked).toEqual(['erase:yes', 'erase:no']);
    await world.tap(officer, 'erase:no');
    expect(await countOf('officer.people')).toBe(1);
  });

  it('destroys key, words and answers at a "yes", says so, and the log still verifies', async () => {
    const officer = await world.joined('zh-CN');
    await world.say(officer, '今天又是十五个小时');
    await world.tap(officer, 'check-in');
    const before = await countOf('officer.people');
    world.heard(officer);
    await world.tap(officer, 'erase:yes');
    expect(world.heard(officer)).toHaveLength(1);
    expect(await countOf('officer.people')).toBe(before - 1);
    await world.advance(7 * 86_400_000);
    expect(world.heard(officer)).toEqual([]);
    expect(await verifyAudit(world.tools)).toMatchObject({ kind: 'ok' });
  });

  it('meets the same address as a stranger afterwards', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'erase:yes');
    world.heard(officer);
    await world.say(officer, 'hello');
    expect(world.heard(officer)[0]?.text).toContain('software');
  });

  it('keeps a crisis case for the counselors, linked to nobody', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'I have a gun in my hand and I want to die');
    await world.tap(officer, 'erase:yes');
    await world.advance(10 * 60_000);
    const sql = postgres(world.url, { max: 1 });
    const [row] = await sql`
      select person_id, state, outcome from officer.cases order by opened_at desc limit 1`;
    await sql.end();
    expect(row).toEqual({ person_id: null, state: 'closed', outcome: 'erased' });
  });
});
