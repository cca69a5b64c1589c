import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { makeDemo } from '../../src/admin/demo.flow.ts';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { staffList } from '../../src/admin/staff.flow.ts';
import { drawCards, makeSquad, makeUnit, unitList } from '../../src/admin/units.flow.ts';
import { cardCodeIn } from '../../src/core/joining.ts';
import { openDb } from '../support/bare.ts';
import { openWorld } from '../support/world.ts';

const PLACE = { region: 'CN', timeZone: 'Asia/Shanghai' };
const ACTOR = 'admin:01a2016f-0ef9-7693-aa2e-c05748c84ace';

describe('a unit', () => {
  it('is made with squads and cards that officers join by, and each is audited', async () => {
    const world = await openWorld();
    const { tools } = world;
    const made = await makeUnit(tools, { name: ' 河东  派出所 ', ...PLACE }, ACTOR);
    if (made.kind !== 'made') throw new Error(made.kind);
    expect(await makeSquad(tools, made.unitId, '一中队', ACTOR)).toMatchObject({ kind: 'made' });
    const drawn = await drawCards(tools, made.unitId, 3, ACTOR);
    if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
    expect(drawn.codes.map(cardCodeIn)).toEqual(drawn.codes);
    expect(new Set(drawn.codes).size).toBe(3);
    const [unit] = (await unitList(tools)).filter(({ id }) => id === made.unitId);
    expect(unit).toMatchObject({ name: '河东 派出所', cards: 3, squads: [{ name: '一中队' }] });

    const officer = { channel: 'terminal', id: 'officer' } as const;
    await world.say(officer, drawn.codes[0] ?? '');
    const squads = world.heard(officer).flatMap(({ choices = [] }) => choices);
    expect(squads.map(({ label }) => label)).toContain('一中队');

    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 20),
    );
    const ours = events.filter(({ actor }) => actor === ACTOR);
    expect(ours.map(({ action }) => action)).toEqual(['cards-drawn', 'squad-made', 'unit-made']);
    const told = JSON.stringify(events);
    for (const secret of [...drawn.codes, '河东', '一中队']) expect(told).not.toContain(secret);
  });

  it.each([
    [{ name: '', ...PLACE }, 'bad-name'],
    [{ name: 'x'.repeat(41), ...PLACE }, 'bad-name'],
    [{ name: '<b>', ...PLACE }, 'bad-name'],
    [{ name: 'Unit 2', ...PLACE, region: 'China' }, 'bad-region'],
    [{ name: 'Unit 2', ...PLACE, timeZone: 'Moon/Crater' }, 'bad-zone'],
  ])('is refused: %j', async (wish, kind) => {
    expect(await makeUnit(await openDb(), wish)).toEqual({ kind });
  });

  it('has a name of its own, and so has each of its squads', async () => {
    const tools = await openDb();
    const made = await makeUnit(tools, { name: 'Harbor', ...PLACE });
    if (made.kind !== 'made') throw new Error(made.kind);
    expect(await makeUnit(tools, { name: 'Harbor', ...PLACE })).toEqual({ kind: 'name-taken' });
    await makeSquad(tools, made.unitId, 'A');
    expect(await makeSquad(tools, made.unitId, 'A')).toEqual({ kind: 'name-taken' });
    expect(await makeSquad(tools, tools.newId(), 'A')).toEqual({ kind: 'no-such-unit' });
    expect(await drawCards(tools, tools.newId(), 1)).toEqual({ kind: 'no-such-unit' });
    for (const cards of [0, -1, 1.5, 201, Number.NaN])
      expect(await drawCards(tools, made.unitId, cards)).toEqual({ kind: 'bad-count' });
  });
});

describe('the demo station', () => {
  it('is made on an empty database, once, even by two first starts', async () => {
    const tools = await openDb();
    const both = await Promise.all([makeDemo(tools), makeDemo(tools)]);
    const [demo, ...others] = both.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    expect(demo?.units.flatMap(({ codes }) => codes).map(cardCodeIn)).toHaveLength(10);
    expect(await makeDemo(tools)).toBeUndefined();
    expect(
      (await unitList(tools)).map(({ name, squads, cards }) => [name, squads.length, cards]),
    ).toEqual([
      ['Demo Station', 2, 5],
      ['示范派出所', 2, 5],
    ]);
    expect((await staffList(tools)).map(({ role }) => role).toSorted()).toEqual([
      'admin',
      'auditor',
      'counselor',
      'counselor',
      'instructor',
      'instructor',
      'lead',
    ]);
    expect(await scheduleList(tools)).toHaveLength(2);
  });
});
