import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Tools } from '../../../src/outbox/tools.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { enforceNow, enforceRetention } from '../../../src/trust/retention/enforce.flow.ts';
import { holdings, retentionView } from '../../../src/trust/retention/holdings.flow.ts';
import { sendNote } from '../../support/sent-note.ts';
import { openWorld, START } from '../../support/world.ts';

const DAY_MS = 86_400_000;
const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

const dayAt = (days: number) => new Date(START.getTime() + days * DAY_MS);
const on = (days: number): Tools => ({ ...world.tools, clock: () => dayAt(days) });
const enforce = (days: number) => enforceNow(on(days), dayAt(days));

async function count(table: string): Promise<number> {
  const [row] = await owner.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}

async function dropped(): Promise<Record<string, number>> {
  const [row] = await owner<{ detail: Record<string, number> }[]>`
    select detail from ledger.audit_events where action = 'expired-dropped'
    order by id desc limit 1`;
  return Object.fromEntries(Object.entries(row?.detail ?? {}).filter(([, n]) => n > 0));
}

describe('retention', () => {
  it('drops each class when its time has come, and nothing before', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'check-in');
    await world.say(from, 'A long week.');
    const talker = await world.joined('en');
    await world.say(talker, 'I want to kill myself.');
    await owner`update officer.cases set state = 'closed', closed_at = ${START}`;

    await enforce(89);
    expect(await count('officer.messages')).toBe(2);
    await enforce(90);
    expect(await dropped()).toEqual({ 'talk-words': 1 });
    await enforce(729);
    expect(await count('officer.messages')).toBe(1);
    await enforce(730);
    expect(await dropped()).toEqual({ 'own-words': 1, scores: 1, ratings: 2 });
    await enforce(1_094);
    expect(await count('officer.cases')).toBe(1);
    await enforce(1_095);
    expect(await dropped()).toEqual({ alarm: 1, 'case-record': 1 });
    expect(await enforce(1_095)).toBe(0);
  });

  it('drops ids that came in, work that was given up, links and notes, each in its world', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'own-data');
    await sendNote(world, from);
    await owner`insert into ledger.outbox (id, effect, lane, is_urgent, due_at, attempts, dead_at)
      values (${world.tools.newId()}, '{"kind":"keep-gone.v1"}', 'x', false, ${START}, 12, ${START})`;
    await owner`insert into ledger.staff_links (token_key, staff_id, expires_at)
      values ('k', ${world.staff.admin.id}, ${START})`;
    await owner`insert into station.flag_reads (flag_id, staff_id, at)
      values (${world.tools.newId()}, ${world.staff.instructor.id}, ${START})`;
    await enforce(400);
    expect(await dropped()).toMatchObject({
      'given-up-work': 1,
      'inbound-ids': expect.any(Number),
      'sign-in-links': 1,
      'own-data-links': 1,
      notes: 1,
      'note-receipts': 1,
      'note-reads': 1,
    });
    for (const table of ['ledger.inbound', 'station.flag_inbox', 'officer.flags'])
      expect(await count(table), table).toBe(0);
  });

  it('erases who wrote and never joined, half a year after their last word, not in an open case', async () => {
    const [stranger, talker] = [
      { channel: 'terminal', id: 'stranger' },
      { channel: 'terminal', id: 'talker' },
    ] as const;
    await world.say(stranger, 'hello');
    await world.say(talker, 'I have a gun in my hand and I want to die');
    const before = await count('officer.people');
    await enforce(179);
    expect(await count('officer.people')).toBe(before);
    await enforce(180);
    expect(await count('officer.people')).toBe(before - 1);
    const [row] = await owner`
      select actor from ledger.audit_events where action = 'erased' order by id desc limit 1`;
    expect(row).toEqual({ actor: 'program' });
    expect(await verifyAudit(on(180))).toMatchObject({ kind: 'ok' });
  });

  it('runs once a day, whoever asks how often', async () => {
    const days = 2_000;
    expect(await enforceRetention(on(days))).toBeTypeOf('number');
    expect(await enforceRetention(on(days))).toBeUndefined();
    expect(await enforceRetention(on(days + 0.9))).toBeUndefined();
    const both = await Promise.all([
      enforceRetention(on(days + 1)),
      enforceRetention(on(days + 1)),
    ]);
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('leaves nothing past its time, and says so to those in charge without a small number', async () => {
    const held = await holdings(world.tools, dayAt(2_001));
    expect(held.filter(({ due }) => due > 0)).toEqual([]);
    const view = await retentionView(on(2_001), 'admin');
    expect(view).toMatchObject({ lastAt: dayAt(2_001), isOverdue: false });
    expect(view.classes.filter(({ left }) => typeof left?.rows === 'number')).toEqual([]);
    expect((await retentionView(on(2_004), 'auditor')).isOverdue).toBe(true);
  });
});
