import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { personIdAt } from '../../db/people.ts';
import { plansOf } from '../../db/plans.ts';
import { affectedCount } from '../../src/admin/affected.flow.ts';
import {
  cancelChange,
  confirmChange,
  proposeChange,
  scheduleList,
  undoChange,
} from '../../src/admin/schedule.flow.ts';
import type { Wish } from '../../src/admin/schedule-wish.ts';
import { makeUnit } from '../../src/admin/units.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;

async function freshUnit(): Promise<string> {
  const place = { region: 'CN', timeZone: 'Asia/Shanghai' };
  const made = await makeUnit(tools, { name: `Unit ${tools.newId().slice(-8)}`, ...place });
  return made.kind === 'made' ? made.unitId : '';
}

async function proposed(wish: Partial<Wish> & { readonly unitId: string }): Promise<string> {
  const full = { squadId: undefined, times: '0 20', week: '1-5', ...wish };
  const made = await proposeChange(tools, full, 'admin:a');
  if (made.kind !== 'proposed') throw new Error(made.reason);
  return made.changeId;
}

async function schedulesAt(unitId: string) {
  const all = await scheduleList(tools);
  return all.filter((one) => one.unitId === unitId).map(({ cron, isActive }) => [cron, isActive]);
}

describe('a change of a schedule', () => {
  it('changes nothing until it is confirmed, then can be undone', async () => {
    const unitId = await freshUnit();
    const first = await proposed({ unitId });
    expect(await schedulesAt(unitId)).toEqual([]);
    expect(await confirmChange(tools, first)).toEqual({ kind: 'done', unitIds: [unitId] });
    expect(await schedulesAt(unitId)).toEqual([['0 20 * * 1-5', true]]);
    const second = await proposed({ unitId, times: '30 19' });
    await confirmChange(tools, second);
    expect(await schedulesAt(unitId)).toEqual([['30 19 * * 1-5', true]]);
    expect(await undoChange(tools, second)).toEqual({ kind: 'done', unitIds: [unitId] });
    expect(await schedulesAt(unitId)).toEqual([['0 20 * * 1-5', true]]);
    expect(await undoChange(tools, second)).toEqual({ kind: 'stale' });
  });

  it('that made a new schedule is undone by switching it off', async () => {
    const unitId = await freshUnit();
    const change = await proposed({ unitId });
    await confirmChange(tools, change);
    expect(await undoChange(tools, change)).toEqual({ kind: 'done', unitIds: [unitId] });
    expect(await schedulesAt(unitId)).toEqual([['0 20 * * 1-5', false]]);
  });

  it('confirmed by two admins at once is done once', async () => {
    const unitId = await freshUnit();
    const change = await proposed({ unitId });
    const results = await Promise.all([
      confirmChange(tools, change, 'admin:a'),
      confirmChange(tools, change, 'admin:b'),
    ]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale']);
    expect(await schedulesAt(unitId)).toHaveLength(1);
  });

  it('previewed before another was confirmed is stale', async () => {
    const unitId = await freshUnit();
    await confirmChange(tools, await proposed({ unitId }));
    const [one, other] = [
      await proposed({ unitId, times: '0 18' }),
      await proposed({ unitId, times: '0 19' }),
    ];
    const results = await Promise.all([confirmChange(tools, one), confirmChange(tools, other)]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale']);
    const undone = results[0].kind === 'done' ? one : other;
    await confirmChange(tools, await proposed({ unitId, times: '0 21' }));
    expect(await undoChange(tools, undone)).toEqual({ kind: 'stale' });
  });

  it('proposed twice for a unit without a schedule makes one schedule', async () => {
    const unitId = await freshUnit();
    const both = [await proposed({ unitId }), await proposed({ unitId, times: '0 19' })];
    const results = await Promise.all(both.map((change) => confirmChange(tools, change)));
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale']);
    expect(await schedulesAt(unitId)).toHaveLength(1);
  });

  it('that was cancelled, has waited a day or does not exist is not done', async () => {
    const unitId = await freshUnit();
    const cancelled = await proposed({ unitId });
    expect(await cancelChange(tools, cancelled)).toMatchObject({ kind: 'done' });
    expect(await confirmChange(tools, cancelled)).toEqual({ kind: 'stale' });
    expect(await cancelChange(tools, cancelled)).toEqual({ kind: 'stale' });
    const late = await proposed({ unitId });
    await world.advance(25 * 3_600_000);
    expect(await confirmChange(tools, late)).toEqual({ kind: 'stale' });
    expect(await confirmChange(tools, tools.newId())).toEqual({ kind: 'no-such-change' });
    expect(await schedulesAt(unitId)).toEqual([]);
  });

  it.each([
    [{ times: '0 24' }, 'bad-time'],
    [{ times: '* *' }, 'bad-time'],
    [{ times: undefined }, 'no-time'],
    [{ times: undefined, week: undefined }, 'no-time'],
    [{ week: undefined }, 'no-days'],
    [{ isOff: true }, 'no-schedule'],
    [{ scheduleId: '01a2016f-0ef9-7693-aa2e-c05748c84ace' }, 'no-schedule'],
  ])('is asked back: %j', async (part, reason) => {
    const wish = { unitId: await freshUnit(), squadId: undefined, times: '0 20', week: '1-5' };
    expect(await proposeChange(tools, { ...wish, ...part })).toEqual({ kind: 'unclear', reason });
  });

  it('to what is so already, or of no unit, is refused', async () => {
    const unitId = await freshUnit();
    await confirmChange(tools, await proposed({ unitId }));
    const wish = { unitId, squadId: undefined, times: '0 20', week: '1-5' };
    expect(await proposeChange(tools, wish)).toEqual({ kind: 'unclear', reason: 'same' });
    expect(await proposeChange(tools, { ...wish, unitId: tools.newId() })).toEqual({
      kind: 'unclear',
      reason: 'no-unit',
    });
  });

  it('plans everybody of the unit anew, and leaves a record of before and after', async () => {
    const officer = await world.joined();
    const change = await proposed({ unitId: world.unitId, times: '0 20', week: '*' });
    await confirmChange(tools, change, 'admin:a');
    const plans = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
      const id = await personIdAt(db, tools.keys.addressKey(officer));
      return plansOf(db, id ?? '');
    });
    expect(plans).toHaveLength(1);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 5),
    );
    expect(events.find(({ action }) => action === 'schedule-changed')).toMatchObject({
      actor: 'admin:a',
      subject: expect.stringMatching(/^schedule:/),
      detail: { unit: world.unitId, change, before: 'off', after: '0 20 * * *' },
    });
  });
});

describe('how many a change reaches', () => {
  it('is told from ten on, by unit and by squad, and never for fewer', async () => {
    const other = await openWorld();
    const [squadId = ''] = other.squadIds;
    const count = (squad?: string) => affectedCount(other.tools, other.unitId, squad);
    const officers = [];
    for (let n = 0; n < 9; n += 1) officers.push(await other.joined());
    expect(await count()).toBeUndefined();
    officers.push(await other.joined());
    expect(await count()).toBe(10);
    for (const officer of officers) await other.tap(officer, `squad:${squadId}`);
    expect(await count(squadId)).toBe(10);
    expect(await count(other.squadIds[1])).toBeUndefined();
    if (officers[0]) await other.say(officers[0], '停');
    expect(await count()).toBeUndefined();
  });

  it('cannot be counted by the admins’ own role', async () => {
    const counted = tools.pools.station.transact('wl_admin', ({ db }) =>
      personIdAt(db, 'anything'),
    );
    await expect(counted).rejects.toThrow();
  });
});
