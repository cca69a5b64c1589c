import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { makeDemo } from '../../src/admin/demo.flow.ts';
import { peerUnits } from '../../src/admin/peers/peers.flow.ts';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { staffList } from '../../src/admin/staff.flow.ts';
import { drawCards, makeSquad, makeUnit, placeUnit, unitList } from '../../src/admin/units.flow.ts';
import { careBoard, careLedger } from '../../src/care/board.flow.ts';
import { putDemoRoster } from '../../src/care/demo.flow.ts';
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
    const both = await Promise.all([
      makeDemo(tools, putDemoRoster),
      makeDemo(tools, putDemoRoster),
    ]);
    const [demo, ...others] = both.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    expect(demo?.units.flatMap(({ codes }) => codes).map(cardCodeIn)).toHaveLength(10);
    expect(await makeDemo(tools, putDemoRoster)).toBeUndefined();
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
      'desk',
      'desk',
      'instructor',
      'instructor',
      'lead',
      'peer',
      'peer',
    ]);
    expect((await peerUnits(tools)).size).toBe(2);
    expect(await scheduleList(tools)).toHaveLength(2);
  });

  it('shows its instructors a week, the ledger and whom nobody talked with, from the first look', async () => {
    const tools = await openDb();
    const demo = await makeDemo(tools, putDemoRoster);
    const instructors = demo?.staff.filter(({ role }) => role === 'instructor') ?? [];
    expect(instructors).toHaveLength(2);
    for (const { id } of instructors) {
      const instructor = { id, role: 'instructor' } as const;
      const board = await careBoard(tools, instructor);
      const places = new Set(board?.tasks.map(({ place }) => place));
      expect([...places].toSorted()).toEqual(['overdue', 'soon', 'today', 'week']);
      expect(board?.tasks.some(({ why }) => why.length > 1)).toBe(true);
      expect(board?.uncovered.map(({ no }) => no.slice(2))).toEqual(['08', '07']);
      expect(await careLedger(tools, instructor, 90)).toMatchObject({ met: 7, people: 9 });
    }
  });
});

describe('placing a unit under another', () => {
  it('refuses a ring, unknown units, and records what was done', async () => {
    const tools = await openDb();
    const wish = (name: string) => makeUnit(tools, { name, ...PLACE });
    const made = await Promise.all([wish('Bureau'), wish('Station'), wish('Post')]);
    const [bureau = '', station = '', post = ''] = made.map((one) =>
      one.kind === 'made' ? one.unitId : '',
    );
    expect(await placeUnit(tools, station, bureau)).toEqual({ kind: 'placed' });
    expect(await placeUnit(tools, post, station)).toEqual({ kind: 'placed' });
    expect(await placeUnit(tools, bureau, post)).toEqual({ kind: 'under-itself' });
    expect(await placeUnit(tools, bureau, bureau)).toEqual({ kind: 'under-itself' });
    expect(await placeUnit(tools, bureau, tools.newId())).toEqual({ kind: 'no-such-parent' });
    expect(await placeUnit(tools, tools.newId(), bureau)).toEqual({ kind: 'no-such-unit' });
    expect(await placeUnit(tools, station, undefined)).toEqual({ kind: 'placed' });
    const above = (await unitList(tools)).map(({ id, parentId }) => [id, parentId]);
    expect(new Map(above as [string, string | undefined][])).toEqual(
      new Map([
        [bureau, undefined],
        [station, undefined],
        [post, station],
      ]),
    );
  });

  it('lets only one of two changes through that would make a ring together', async () => {
    const tools = await openDb();
    const made = await Promise.all(
      ['One', 'Other'].map((name) => makeUnit(tools, { name, ...PLACE })),
    );
    const [one = '', other = ''] = made.map((unit) => (unit.kind === 'made' ? unit.unitId : ''));
    const placed = await Promise.all([placeUnit(tools, one, other), placeUnit(tools, other, one)]);
    expect(placed.map(({ kind }) => kind).toSorted()).toEqual(['placed', 'under-itself']);
  });
});
