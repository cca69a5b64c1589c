import { describe, expect, it } from 'vitest';
import { toldTally } from '../../src/admin/dry-run.ts';
import { setPattern } from '../../src/admin/duties.flow.ts';
import { confirmChange, proposeChange } from '../../src/admin/schedule.flow.ts';
import { changeView } from '../../src/admin/schedule-view.flow.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, unitId, squadIds } = world;
const [squadA = '', squadB = ''] = squadIds;

async function runOf(squadId: string | undefined, times: string, more = {}) {
  const wish = { unitId, squadId, times, week: '*', ...more };
  const made = await proposeChange(tools, wish);
  if (made.kind !== 'proposed') throw new Error(made.reason);
  return { id: made.changeId, run: (await changeView(tools, made.changeId, 'en'))?.dryRun };
}

describe('a dry run over the past 14 days', () => {
  it('counts nothing for fewer than ten people', async () => {
    for (let n = 0; n < 9; n += 1) await world.tap(await world.joined(), `squad:${squadA}`);
    expect((await runOf(undefined, '0 20')).run).toBe(
      'not counted, as fewer than 10 people are affected',
    );
  });

  it('says how many there would have been, in steps of five people’s', async () => {
    for (let n = 0; n < 5; n += 1) await world.tap(await world.joined(), `squad:${squadB}`);
    const { run } = await runOf(undefined, '0 20');
    expect(run).toMatch(/messages: about 140\. .*: those of fewer than 10 people\. .*: those of/);
    expect((await runOf(undefined, '0 23')).run).toMatch(/left out: about 140\. On duty/);
  });

  it('says what falls on duty and into the sleep after it, for the squads that are', async () => {
    const pattern = { startsOn: '2026-01-01', turns: [{ fromMin: 1_140, toMin: 420 }] };
    await setPattern(tools, squadA, pattern);
    for (let n = 0; n < 2; n += 1) await world.tap(await world.joined(), `squad:${squadA}`);
    expect((await runOf(squadA, '0 20')).run).toMatch(/On duty .*: about 140$/);
    expect((await runOf(squadA, '0 17')).run).toMatch(/On duty .*: those of fewer/);
    expect((await runOf(squadB, '0 20')).run).toContain('not counted');
  });

  it('leaves out what nobody in charge may learn: leave and own shifts', async () => {
    const before = (await runOf(undefined, '0 18')).run;
    const officer = await world.joined();
    await world.tap(officer, 'times-away:sick:30');
    await world.tap(officer, 'shift');
    expect((await runOf(undefined, '0 18')).run).toBe(before);
  });

  it('is part of the page, and not of a change that asks nobody', async () => {
    const { id, run } = await runOf(undefined, '0 18');
    const page = await htmlOf(
      (await consoleOf(world).as(world.staff.admin)).get(`/console/schedules/changes/${id}`),
    );
    expect(page).toContain(run);
    await confirmChange(tools, id);
    const off = await proposeChange(tools, { unitId, squadId: undefined, isOff: true });
    const view = off.kind === 'proposed' ? await changeView(tools, off.changeId, 'en') : undefined;
    expect([view?.after, view?.dryRun]).toEqual(['no check-in', undefined]);
  });

  it.each([
    [{ people: 9, messages: 900 }, { kind: 'few' }],
    [
      { people: 10, messages: 140 },
      { kind: 'about', messages: 140 },
    ],
    [
      { people: 14, messages: 196 },
      { kind: 'about', messages: 140 },
    ],
    [
      { people: 15, messages: 210 },
      { kind: 'about', messages: 210 },
    ],
    [
      { people: 12, messages: 12 },
      { kind: 'about', messages: 10 },
    ],
  ])('tells %o as %o', (tally, told) => {
    expect(toldTally(tally, 10)).toEqual(told);
  });
});
