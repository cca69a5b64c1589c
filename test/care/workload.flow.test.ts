import { describe, expect, it } from 'vitest';
import { tendCare } from '../../src/care/daily.flow.ts';
import { endLeave, planLeave } from '../../src/care/workload/leave.flow.ts';
import { workload } from '../../src/care/workload/workload.flow.ts';
import { dayAfter } from '../../src/checkins/when/zone.ts';
import { openCareWorld } from '../support/care-world.ts';
import { rowsOf } from '../support/rows.ts';

const { world, instructor, bring, officer } = await openCareWorld();
const { tools } = world;

const lastWeek = (no: string, hours: number) =>
  Array.from({ length: 6 }, (_, n) => `${no},${dayAfter('2026-02-23', n)},${hours}`).join('\n');
const tasksOf = (id: string) =>
  rowsOf<{ trigger: string; due: string }>(
    world,
    `select occasions->0->>'trigger' as trigger, due_on::text as due from station.care_tasks
     where officer_id = '${id}' and state = 'open'`,
  );

describe('hours that come in', () => {
  it('open a watch above 60, a talk above 84, and nothing when they come again', async () => {
    const [usual, much, most] = [await officer('501'), await officer('502'), await officer('503')];
    const rows = [lastWeek('501', 10), lastWeek('502', 11), lastWeek('503', 15)].join('\n');
    const list = `no,on,hours\n${rows}\n599,2026-03-01,8\n501,2024-01-01,8\n501,2027-01-01,8\n`;
    const report = await bring(list);
    expect(report).toMatchObject({ kind: 'hours', made: 18, changed: 0, same: 0, tasks: 2 });
    expect(report.faults.map(({ code }) => code)).toEqual([
      'unknown-officer',
      'too-long-ago',
      'too-far-ahead',
    ]);
    expect(await tasksOf(usual)).toEqual([]);
    expect(await tasksOf(much)).toEqual([{ trigger: 'care-overtime', due: '2026-03-08' }]);
    expect(await tasksOf(most)).toEqual([{ trigger: 'talk-overtime', due: '2026-03-04' }]);
    expect(await bring(list)).toMatchObject({ made: 0, changed: 0, same: 18, tasks: 0 });
    // A second heavy week while the first one's look is still owed is the same look.
    expect(
      await bring('no,on,hours\n502,2026-03-02,24\n502,2026-03-03,24\n502,2026-03-04,24\n'),
    ).toMatchObject({ made: 3, tasks: 0 });
    expect(await bring('no,on,hours\n501,2026-02-23,24\n')).toMatchObject({ changed: 1, tasks: 1 });
    const records = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from ledger.audit_events where action = 'roster-hours-told'`,
    );
    expect(records).toEqual([{ n: 5 }]);
  });

  it('are on the instructor’s page by name, with leave, and a look is one record', async () => {
    const found = await workload(tools, instructor);
    expect(found).toMatchObject({ over: 3, withLeave: 0 });
    expect(found?.people.find(({ no }) => no === '503')?.hours).toMatchObject({
      lastWeek: 90,
      load: 'offer',
    });
    expect(await workload(tools, { ...instructor, role: 'counselor' })).toBeUndefined();
    const seen = `select count(*)::int as n from ledger.audit_events where action = 'care-workload-seen'`;
    expect(await rowsOf(world, seen)).toEqual([{ n: 1 }]);
  });

  it('and leave: agreed with who takes over, begun by the calendar, called off', async () => {
    await bring('no,name,leave,taken\n511,Eleven,15,3\n512,Twelve,,\n');
    const [id, other] = [await officer('511', { name: 'Eleven' }), await officer('512')];
    const wish = { from: '2026-03-09', to: '2026-03-13', days: 5, standInId: other };
    const over = await officer('503');
    expect(await planLeave(tools, instructor, id, { ...wish, standInId: over })).toEqual({
      kind: 'stand-in-over-hours',
    });
    const both = await Promise.all([
      planLeave(tools, instructor, id, wish),
      planLeave(tools, instructor, other, { ...wish, standInId: id }),
    ]);
    expect(both.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const of = async () =>
      (await workload(tools, instructor))?.people.flatMap((one) => one.plans) ?? [];
    const [made, ...more] = await of();
    expect(more).toEqual([]);
    if (made === undefined) throw new Error('no plan');
    const foreign = await planLeave(tools, instructor, tools.newId(), wish);
    expect(foreign).toEqual({ kind: 'no-such-officer' });
    const begun = await rowsOf(
      world,
      `select count(*)::int as n from station.roster_events where kind = 'leave-begins'`,
    );
    expect(begun).toEqual([{ n: 0 }]);
    await world.advance(7 * 86_400_000); // to 9 March
    await tendCare(tools);
    const told = `select "on"::text, source from station.roster_events where kind = 'leave-begins'`;
    expect(await rowsOf(world, told)).toEqual([{ on: '2026-03-09', source: 'calendar' }]);
    const off = () => endLeave(tools, instructor, made.officerId, made.id);
    expect(await off()).toEqual({ kind: 'done' });
    expect(await off()).toEqual({ kind: 'no-such-officer' });
    expect(await of()).toEqual([]);
  });
});
