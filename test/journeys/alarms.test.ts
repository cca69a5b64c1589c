import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { judgeAlarm } from '../../src/hotline/judge.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { lapseOldAlarms } from '../../src/listening/alarms/lapse.flow.ts';
import { readLedger } from '../../src/listening/alarms/ledger.flow.ts';
import { LEDGER } from '../../src/listening/alarms/policy.ts';
import { rate } from '../../src/listening/rate.ts';
import { gatherOwnData } from '../../src/trust/own-data/gather.flow.ts';
import { alarmRows } from '../support/alarm-rows.ts';
import { auditOf } from '../support/audit.ts';
import { asOwner } from '../support/databases.ts';
import { MARKER, memberOf, recorded, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const lead = memberOf(world.staff.lead);
const instructor = memberOf(world.staff.instructor);
const { alarmsOf, personAt, verdictsOf } = alarmRows(world);
const DAY_MS = 86_400_000;

async function ruleCounts(rule: string) {
  return (await readLedger(tools)).rules.find((one) => one.rule === rule);
}

describe('an alarm', () => {
  it('ends wrong by a counselor’s one tap, and the ledger counts it against its rules', async () => {
    const { caseId } = await ringingCase(world);
    const [alarm] = await alarmsOf({ caseId });
    expect(alarm).toMatchObject({ act: 'rung', level: 'L3', verdict: null });
    const rules = (alarm?.because ?? []).map(({ rule }) => rule);
    expect(rules).toContain('all-means-near');
    const before = await ruleCounts('all-means-near');
    await takeCase(tools, counselor, caseId);
    const of = { caseId, alarmId: alarm?.id ?? '' };
    expect(await judgeAlarm(tools, counselor, of, 'wrong')).toEqual({ kind: 'judged' });
    const after = await ruleCounts('all-means-near');
    expect(after?.wrong).toBe((before?.wrong ?? 0) + 1);
    expect(after?.open).toBe((before?.open ?? 1) - 1);
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' && opened.view.alarms).toMatchObject([
      { act: 'rung', verdict: 'wrong', by: 'counselor' },
    ]);
    expect((await auditOf(world, `case:${caseId}`)).at(-2)).toMatchObject({
      actor: `counselor:${counselor.id}`,
      action: 'alarm-judged',
      detail: { alarm: alarm?.id, verdict: 'wrong' },
    });
  });

  it('takes the word said at the close, unless one was said before', async () => {
    const { caseId, from } = await ringingCase(world);
    await world.say(from, 'The gun is in my hand and I want to die');
    const [first, raised] = await alarmsOf({ caseId });
    expect([first?.level, raised?.level]).toEqual(['L3', 'L4']);
    await takeCase(tools, counselor, caseId);
    await judgeAlarm(tools, counselor, { caseId, alarmId: first?.id ?? '' }, 'unsure');
    await closeCase(tools, counselor, caseId, 'talked', { alarms: 'right' });
    expect((await alarmsOf({ caseId })).map(({ verdict }) => verdict)).toEqual(['unsure', 'right']);
  });

  it('stays open when the close says nothing of it, or nonsense', async () => {
    for (const said of ['', 'perhaps']) {
      const { caseId } = await ringingCase(world);
      await takeCase(tools, counselor, caseId);
      await closeCase(tools, counselor, caseId, 'talked', { alarms: said });
      expect((await alarmsOf({ caseId }))[0]?.verdict).toBeNull();
    }
  });

  it('is judged by who holds the case or by a lead, with one of three words', async () => {
    const { caseId } = await ringingCase(world);
    const [alarm] = await alarmsOf({ caseId });
    const of = { caseId, alarmId: alarm?.id ?? '' };
    const judge = async (who: typeof counselor, verdict: string) =>
      (await judgeAlarm(tools, who, of, verdict)).kind;
    expect(await judge(counselor, 'wrong')).toBe('no-such-alarm');
    await takeCase(tools, counselor, caseId);
    expect(await judge(second, 'wrong')).toBe('no-such-alarm');
    expect(await judge(instructor, 'wrong')).toBe('not-allowed');
    expect(await judge(counselor, 'false')).toBe('no-such-verdict');
    expect((await alarmsOf({ caseId }))[0]?.verdict).toBeNull();
    expect(await judge(lead, 'right')).toBe('judged');
    await closeCase(tools, counselor, caseId, 'talked');
    expect(await judge(counselor, 'wrong')).toBe('judged');
    expect((await judgeAlarm(tools, lead, { ...of, alarmId: tools.newId() }, 'right')).kind).toBe(
      'no-such-alarm',
    );
  });
});

describe('the ledger', () => {
  it('holds a worry about a colleague as one', async () => {
    const from = await world.joined('en');
    await world.say(from, 'My partner told me he wants to kill himself, I am worried about him');
    expect((await verdictsOf(from))[0]?.[0]).toBe('concern');
  });

  it('holds one alarm for one act, not one for each message while a case waits', async () => {
    const { caseId, from } = await ringingCase(world);
    for (let more = 0; more < 3; more += 1) await world.say(from, 'I want to die');
    expect(await alarmsOf({ caseId })).toHaveLength(1);
    await takeCase(tools, counselor, caseId);
    await world.say(from, 'The gun is in my hand and I want to die');
    expect(await alarmsOf({ caseId })).toHaveLength(1);
  });

  it('counts what nobody judged as unsure after two weeks, but not while the case is open', async () => {
    const waiting = await ringingCase(world);
    const closed = await ringingCase(world);
    await takeCase(tools, counselor, closed.caseId);
    await closeCase(tools, counselor, closed.caseId, 'talked');
    await lapseOldAlarms({ ...tools, clock: () => new Date(+world.now() + 13 * DAY_MS) });
    expect((await alarmsOf(closed))[0]?.verdict).toBeNull();
    const later = { ...tools, clock: () => new Date(+world.now() + 15 * DAY_MS) };
    const both = await Promise.all([lapseOldAlarms(later), lapseOldAlarms(later)]);
    expect(Math.max(...both)).toBeGreaterThan(0);
    expect(await lapseOldAlarms(later)).toBe(0);
    const [alarm] = await alarmsOf(closed);
    expect(alarm).toMatchObject({ verdict: 'unsure', verdict_by: 'time' });
    expect((await alarmsOf(waiting))[0]?.verdict).toBeNull();
    expect(await auditOf(world, `alarm:${alarm?.id}`)).toEqual([
      expect.objectContaining({ actor: 'program', detail: { verdict: 'unsure', by: 'time' } }),
    ]);
    expect(LEDGER.unsureAfterDays).toBe(14);
  });

  it('is part of what an officer may take along, and outlives an erasure without them', async () => {
    const { caseId, from } = await ringingCase(world);
    const personId = await personAt(from);
    const own = await gatherOwnData(tools, personId, { actor: 'person', form: 'json' });
    expect(own.alarms).toMatchObject([{ act: 'rung', level: 'L3', caseId }]);
    await world.tap(from, 'erase-ask');
    await world.tap(from, 'erase:yes');
    expect(await alarmsOf({ personId })).toEqual([]);
    const [left] = await alarmsOf({ caseId });
    expect(left).toMatchObject({ person_id: null, message_id: null, act: 'rung' });
    expect(left?.because.map(({ rule }) => rule)).toContain('all-means-near');
  });

  it('names the rules that made the program act, and not what stood beside them', async () => {
    const from = await world.joined('en');
    await world.say(from, "I'm burned out, and I wish I was dead");
    const [alarm] = await alarmsOf({ personId: await personAt(from) });
    const rules = (alarm?.because ?? []).map(({ rule }) => rule);
    expect(rules).toContain('en-wish-dead');
    expect(rate("I'm burned out").reasons).not.toEqual([]);
    for (const { rule } of rate("I'm burned out").reasons) expect(rules).not.toContain(rule);
  });

  it('keeps no words', async () => {
    await ringingCase(world);
    let kept = '';
    await asOwner(world.url, async (sql) => {
      kept = JSON.stringify(await sql`select * from officer.alarms`);
    });
    expect(kept).not.toContain(MARKER);
    expect(kept).not.toMatch(/span|nightstand/);
    expect(await recorded(world)).not.toContain(MARKER);
  });
});
