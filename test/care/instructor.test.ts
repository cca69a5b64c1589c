import { describe, expect, it } from 'vitest';
import { careBoard, openOfficer, openTask } from '../../src/care/board.flow.ts';
import { dropTask, handOnTask, holdTask, noteTalk, putOffTask } from '../../src/care/step.flow.ts';
import { sayLeft, setAllowances, tellEvent } from '../../src/care/tell.flow.ts';
import { openCareWorld } from '../support/care-world.ts';
import { rowsOf } from '../support/rows.ts';

const { world, instructor, bring, officer, idOf } = await openCareWorld();
const { tools } = world;
const TODAY = '2026-03-02';

type Task = {
  readonly id: string;
  readonly due_on: string;
  readonly occasions: readonly unknown[];
};
const tasksOf = (id: string) =>
  rowsOf<Task>(
    world,
    `select id, due_on::text, occasions from station.care_tasks
     where officer_id = '${id}' and state = 'open' order by due_on`,
  );

describe('an instructor', () => {
  it('is told twice and has one task; what falls together is one', async () => {
    const officerId = await officer('2001');
    const wish = { officerId, kind: 'work-error', on: TODAY };
    expect(await tellEvent(tools, instructor, wish)).toEqual({ kind: 'told', told: 1, tasks: 1 });
    expect(await tellEvent(tools, instructor, wish)).toEqual({ kind: 'told', told: 0, tasks: 0 });
    const both = { officerId, kind: 'achievement', on: TODAY };
    await Promise.all([
      tellEvent(tools, instructor, both),
      tellEvent(tools, instructor, { ...both, kind: 'difficulty' }),
    ]);
    const [task, ...more] = await tasksOf(officerId);
    expect(more).toEqual([]);
    expect(task?.occasions).toHaveLength(3);
  });

  it('puts off with a reason and only forward, hands on within the unit, drops', async () => {
    const officerId = await officer('2002');
    await tellEvent(tools, instructor, { officerId, kind: 'discipline', on: TODAY });
    const [task] = await tasksOf(officerId);
    const id = task?.id ?? '';
    const off = (to: string) => putOffTask(tools, instructor, id, { to, reason: 'away' });
    expect(await off('2026-03-03')).toEqual({ kind: 'bad-date' });
    expect(await off('2026-06-01')).toEqual({ kind: 'bad-date' });
    expect(await off('2026-03-09')).toEqual({ kind: 'done' });
    expect((await tasksOf(officerId))[0]?.due_on).toBe('2026-03-09');
    const hand = (to: string) => handOnTask(tools, instructor, id, to);
    expect(await hand(world.staff.counselor.id)).toEqual({ kind: 'no-such-instructor' });
    expect(await hand(instructor.id)).toEqual({ kind: 'done' });
    expect(await holdTask(tools, instructor, id, { on: '2026-03-03', as: 'phone' })).toEqual({
      kind: 'bad-date',
    });
    expect(await dropTask(tools, instructor, id)).toEqual({ kind: 'done' });
    expect(await tasksOf(officerId)).toEqual([]);
  });

  it('tells a reform of everybody at once, and of one’s own trouble one at a time', async () => {
    const all = { officerId: 'all', on: TODAY };
    expect(await tellEvent(tools, instructor, { ...all, kind: 'hardship' })).toEqual({
      kind: 'no-such-officer',
    });
    const told = await tellEvent(tools, instructor, { ...all, kind: 'promotion-round' });
    expect(told.kind).toBe('told');
    expect(told.kind === 'told' && told.told).toBe(2);
  });

  it('keeps nothing of a family event that the officer does not allow', async () => {
    const officerId = await officer('2003', { allows: '' });
    const wish = { officerId, kind: 'bereavement', on: TODAY };
    expect(await tellEvent(tools, instructor, wish)).toEqual({ kind: 'not-allowed' });
    const count = `select count(*)::int as n from station.roster_events where officer_id = '${officerId}'`;
    expect(await rowsOf(world, count)).toEqual([{ n: 0 }]);
    await setAllowances(tools, instructor, officerId, ['family']);
    expect(await tellEvent(tools, instructor, wish)).toMatchObject({ kind: 'told', tasks: 2 });
  });

  it('closes what stood on a yes that is taken back, on a page or by a list, and no more', async () => {
    const officerId = await officer('2007');
    for (const kind of ['wedding', 'leave-begins', 'work-error'])
      await tellEvent(tools, instructor, { officerId, kind, on: TODAY });
    const triggers = async () =>
      (await tasksOf(officerId)).flatMap(({ occasions }) =>
        (occasions as { trigger: string }[]).map(({ trigger }) => trigger),
      );
    expect(await triggers()).toContain('call-on-leave');
    const before = await triggers();
    await setAllowances(tools, instructor, officerId, ['calls']);
    const after = await triggers();
    expect(after.length).toBeLessThan(before.length);
    expect(after.toSorted()).toEqual(['call-on-leave', 'talk-work-error']);
    await bring('no,name,allows\n2007,Officer 2007,birthday\n');
    expect(await triggers()).toEqual(['talk-work-error']);
    await bring('no,name\n2007,Officer Seven\n');
    expect(await triggers()).toEqual(['talk-work-error']);
  });

  it('sees with whom nobody talked for 90 days, until somebody does', async () => {
    await officer('2004');
    const officerId = await idOf('2004');
    await world.advance(91 * 86_400_000);
    const uncovered = async () =>
      (await careBoard(tools, instructor))?.uncovered.map(({ no }) => no) ?? [];
    expect(await uncovered()).toContain('2004');
    const today = '2026-06-01';
    expect(await noteTalk(tools, instructor, officerId, { on: today, as: 'in-person' })).toEqual({
      kind: 'done',
    });
    expect(await uncovered()).not.toContain('2004');
  });

  it('lets go of who left', async () => {
    const officerId = await officer('2005');
    await tellEvent(tools, instructor, { officerId, kind: 'work-error', on: '2026-06-01' });
    const [task] = await tasksOf(officerId);
    expect(await sayLeft(tools, instructor, officerId)).toEqual({ kind: 'set' });
    expect(await tasksOf(officerId)).toEqual([]);
    expect(await openOfficer(tools, instructor, officerId)).toEqual({ kind: 'no-such-officer' });
    expect(await openTask(tools, instructor, task?.id ?? '')).toEqual({ kind: 'no-such-task' });
  });

  it('is nobody here without the role or the unit', async () => {
    const officerId = await officer('2006');
    const wish = { officerId, kind: 'work-error', on: '2026-06-01' };
    for (const role of ['counselor', 'lead', 'admin', 'desk', 'auditor'] as const) {
      const other = { id: world.staff.counselor.id, role };
      expect(await careBoard(tools, other)).toBeUndefined();
      expect(await tellEvent(tools, other, wish)).toEqual({ kind: 'no-such-officer' });
    }
    const posing = { id: world.staff.counselor.id, role: 'instructor' } as const;
    expect(await careBoard(tools, posing)).toBeUndefined();
  });

  it('leaves a record of each change and each look, without a name', async () => {
    const actions = await rowsOf<{ action: string; detail: string; subject: string }>(
      world,
      `select action, detail::text, subject from ledger.audit_events
       where action like 'care-%' or action like 'roster-%'`,
    );
    expect(new Set(actions.map(({ action }) => action))).toEqual(
      new Set([
        'roster-added',
        'roster-changed',
        'roster-event-told',
        'roster-allowances-set',
        'roster-left',
        'care-held',
        'care-put-off',
        'care-handed-on',
        'care-dropped',
        'care-board-seen',
      ]),
    );
    expect(actions.filter(({ detail }) => /Officer|Somebody|talk-|T\d/.test(detail))).toEqual([]);
  });
});
