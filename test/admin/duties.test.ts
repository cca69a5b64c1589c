import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { importDuties, importHolidays, setDay, setPattern } from '../../src/admin/duties.flow.ts';
import { confirmChange, proposeChange } from '../../src/admin/schedule.flow.ts';
import { changeView } from '../../src/admin/schedule-view.flow.ts';
import { event, feed } from '../support/calendar-text.ts';
import { evenings } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { asksTo, plansAt, scheduled, until } = evenings(world);
const [squadId = ''] = world.squadIds;
describe('what a unit’s calendar and a squad’s shifts say', () => {
  it('moves the squad’s question behind the duty and the sleep after it', async () => {
    const officer = await world.joined();
    await world.tap(officer, `squad:${squadId}`);
    await scheduled('0 9 * * *');
    const startsOn = world.now().toISOString().slice(0, 10);
    const night = { fromMin: 20 * 60, toMin: 8 * 60 };
    expect(await setPattern(tools, squadId, { startsOn, turns: [night] })).toMatchObject({
      kind: 'kept',
    });
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.toISOString().slice(11, 16)).toBe('08:00'); // 16:00 in Shanghai
    await setPattern(tools, squadId, undefined);
    const [back] = await plansAt(officer);
    expect(back?.nextAt.toISOString().slice(11, 16)).toBe('01:00');
  });

  it('is kept for three years where it repeats for ever', async () => {
    const text = feed(event('DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY'));
    const kept = await importHolidays(tools, world.unitId, text);
    expect(kept).toEqual({ kind: 'kept', rows: 3, faults: [] });
  });

  it('may be brought twice and is the same', async () => {
    const officer = await world.joined();
    await world.tap(officer, `squad:${squadId}`);
    await scheduled('0 9 * * *');
    const tomorrow = new Date(world.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    const text = `day,from,to\n${tomorrow},06:00,12:00\n`;
    const first = await importDuties(tools, squadId, text);
    const planned = await plansAt(officer);
    expect(await importDuties(tools, squadId, text)).toEqual(first);
    expect(await plansAt(officer)).toEqual(planned);
  });

  it('asks nobody on a day that an admin closed, whatever a file says', async () => {
    const officer = await world.joined();
    await scheduled('0 20 * * *');
    const day = new Date(world.now().getTime() + until('12:00')).toISOString().slice(0, 10);
    await setDay(tools, world.unitId, { day, kind: 'none' }, 'admin:a');
    const stamp = day.replaceAll('-', '');
    await importHolidays(tools, world.unitId, feed(event(`DTSTART;VALUE=DATE:${stamp}`)));
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(0);
    const [plan] = await plansAt(officer);
    expect(plan?.skipped.at(-1)?.why).toBe('special-day');
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 20),
    );
    expect(events.find(({ action }) => action === 'unit-day-set')).toMatchObject({
      actor: 'admin:a',
      detail: { day, kind: 'none' },
    });
  });

  it('may spread the questions, each officer’s always at the same moment', async () => {
    const officers = await Promise.all([1, 2, 3, 4].map(() => world.joined()));
    await scheduled('0 10 * * *');
    const made = await proposeChange(tools, {
      unitId: world.unitId,
      squadId: undefined,
      jitterMin: 30,
      days: 'workdays',
    });
    const changeId = made.kind === 'proposed' ? made.changeId : '';
    const view = await changeView(tools, changeId, 'zh-CN');
    expect(view?.after).toBe('按日历的工作日 10:00，各人错开30分钟之内');
    await confirmChange(tools, changeId);
    const asked = async () =>
      (await Promise.all(officers.map(plansAt))).flatMap((plans) =>
        plans.map(({ nextAt, slotAt }) => nextAt.getTime() - slotAt.getTime()),
      );
    const spread = await asked();
    expect(spread.every((ms) => ms >= 0 && ms < 30 * 60_000)).toBe(true);
    expect(new Set(spread).size).toBeGreaterThan(1);
    await setDay(tools, world.unitId, { day: '2030-01-01', kind: 'none' });
    expect(await asked()).toEqual(spread);
  });

  it.each([
    ['a day that is none', 'bad-day'],
    ['a unit that is none', 'no-such-unit'],
  ])('is refused for %s', async (what, kind) => {
    const day = what.startsWith('a day') ? '2026-02-30' : '2026-02-28';
    const set = await setDay(tools, tools.newId(), { day, kind: 'off' });
    expect(set).toEqual({ kind });
  });
});
