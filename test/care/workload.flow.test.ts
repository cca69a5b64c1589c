import { describe, expect, it } from 'vitest';
import { careBoard } from '../../src/care/board.flow.ts';
import { tendCare } from '../../src/care/daily.flow.ts';
import { holdTask } from '../../src/care/step.flow.ts';
import { endLeave, handOverDuties, planLeave } from '../../src/care/workload/leave.flow.ts';
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
     where officer_id = '${id}' and state = 'open' order by due_on`,
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

  it('close what they opened once they are corrected, and open what they come to after all', async () => {
    const id = await officer('504');
    const corrected = (hours: number) => bring(`no,on,hours\n504,2026-02-23,${hours}\n`);
    const watched = [{ trigger: 'care-overtime', due: '2026-03-08' }];
    await bring(`no,on,hours\n${lastWeek('504', 11)}\n`);
    expect(await tasksOf(id)).toEqual(watched);
    await corrected(6); // 61 in all
    expect(await tasksOf(id)).toEqual(watched);
    await corrected(5);
    expect(await tasksOf(id)).toEqual([]);
    expect(await corrected(11)).toMatchObject({ changed: 1, tasks: 1 });
    expect(await tasksOf(id)).toEqual(watched);
    await bring(`no,on,hours\n${lastWeek('504', 15)}\n`);
    expect(await tasksOf(id)).toEqual([
      { trigger: 'talk-overtime', due: '2026-03-04' },
      ...watched,
    ]);
    await bring(`no,on,hours\n${lastWeek('504', 12)}\n`);
    expect(await tasksOf(id)).toEqual(watched);
    const records = `select detail->>'why' as why from ledger.audit_events
      where subject = 'roster:${id}' and action = 'care-dropped'`;
    expect(await rowsOf(world, records)).toEqual([
      { why: 'told-otherwise' },
      { why: 'told-otherwise' },
    ]);
  });

  it('leave open a second heavy week that stood behind the corrected one', async () => {
    const id = await officer('505');
    await bring(`no,on,hours\n${lastWeek('505', 11)}\n`);
    const before = Array.from({ length: 6 }, (_, n) => `505,${dayAfter('2026-02-16', n)},11`);
    await bring(`no,on,hours\n${before.join('\n')}\n`);
    expect(await tasksOf(id)).toEqual([{ trigger: 'care-overtime', due: '2026-03-08' }]);
    await bring(`no,on,hours\n${lastWeek('505', 8)}\n`);
    expect(await tasksOf(id)).toEqual([{ trigger: 'care-overtime', due: '2026-03-01' }]);
  });

  it('as a check-up that HR’s list says was had closes the one that fell due', async () => {
    await bring('no,name,checkup\n506,Six,2025-03-02\n');
    const id = await officer('506', { name: 'Six' });
    await tendCare(tools);
    expect(await tasksOf(id)).toEqual([{ trigger: 'care-annual-checkup', due: '2026-03-02' }]);
    await bring('no,name,checkup\n506,Six,2026-02-27\n');
    await tendCare(tools);
    expect(await tasksOf(id)).toEqual([]);
  });

  it('are on the instructor’s page by name, with leave, and a look is one record', async () => {
    const found = await workload(tools, instructor);
    expect(found).toMatchObject({ over: 4, withLeave: 0 });
    expect(found?.people.find(({ no }) => no === '503')?.hours).toMatchObject({
      lastWeek: 90,
      load: 'offer',
    });
    expect(await workload(tools, { ...instructor, role: 'counselor' })).toBeUndefined();
    const seen = `select count(*)::int as n from ledger.audit_events where action = 'care-workload-seen'`;
    expect(await rowsOf(world, seen)).toEqual([{ n: 1 }]);
  });

  it('keep what was offered by code, of the list for that occasion, and show it as done', async () => {
    const find = async () =>
      (await workload(tools, instructor))?.people.find(({ no }) => no === '503')?.care ?? [];
    const [task] = await find();
    expect(task).toMatchObject({ state: 'open', dueOn: '2026-03-04' });
    const offers = ['counselor', 'rest', 'a pay rise'];
    const how = { on: '2026-03-02', as: 'in-person', offers };
    expect(await holdTask(tools, instructor, task?.id ?? '', how)).toEqual({ kind: 'done' });
    const done = (await find()).find(({ id }) => id === task?.id);
    expect(done).toMatchObject({ state: 'held', offers: [{ id: 'rest' }, { id: 'counselor' }] });
    const [usual] =
      (await workload(tools, instructor))?.people.filter(({ no }) => no === '502') ?? [];
    await holdTask(tools, instructor, usual?.care[0]?.id ?? '', how);
    const their = (await workload(tools, instructor))?.people.find(({ no }) => no === '502')?.care;
    expect(their?.[0]?.offers.map(({ id }) => id)).toEqual(['rest']); // a counselor from 84 hours on
  });

  it('and leave: agreed with who takes over, begun by the calendar, called off', async () => {
    await bring('no,name,leave,taken\n511,Eleven,15,3\n512,Twelve,,\n');
    const [id, other] = [await officer('511', { name: 'Eleven' }), await officer('512')];
    const wish = {
      from: '2026-03-09',
      to: '2026-03-13',
      days: 5,
      standInId: other,
      duties: ['cases', 'gossip'],
    };
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
    const week = async () => (await careBoard(tools, instructor))?.handOvers ?? [];
    expect((await week()).map(({ name }) => name)).toEqual(['Eleven']);
    const given = () => handOverDuties(tools, instructor, made.officerId, made.id);
    expect(made).toMatchObject({ handOver: 'owed', handsOver: [{ id: 'cases' }] });
    expect(await given()).toEqual({ kind: 'done' });
    expect((await of())[0]).toMatchObject({ handOver: 'done', handedOverOn: '2026-03-09' });
    expect(await week()).toEqual([]);
    await given(); // a second time is no second record
    expect(
      await rowsOf(world, `select 1 from ledger.audit_events where action = 'leave-handed-over'`),
    ).toHaveLength(1);
    const off = () => endLeave(tools, instructor, made.officerId, made.id);
    expect(await off()).toEqual({ kind: 'done' });
    expect(await off()).toEqual({ kind: 'no-such-officer' });
    expect(await of()).toEqual([]);
  });
});
