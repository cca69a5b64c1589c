import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { replaceSchedule } from '../../db/units.ts';
import { planUnit } from '../../src/checkins/plan.effect.ts';
import type { Address } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { EVENING, evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { asksTo, personAt, plansAt, scheduled, until } = evenings(world);

describe('a scheduled check-in', () => {
  it('is asked when it is due, once, and again the next day', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00') - 1);
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(1);
    expect(asksTo(officer)).toHaveLength(1);
    await world.advance(0);
    await world.advance(24 * HOUR_MS - 1);
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(1);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('is planned no more once its schedule is off', async () => {
    const officer = await world.joined();
    const schedule = await scheduled(EVENING);
    expect(await plansAt(officer)).toHaveLength(1);
    await tools.pools.station.transact('wl_admin', (tx) =>
      replaceSchedule(tx, { ...schedule, isActive: false }),
    );
    await world.advance(until('12:00')); // even before anybody was planned anew
    expect(asksTo(officer)).toHaveLength(0);
    expect(await plansAt(officer)).toEqual([]);
  });

  it('names its occasion in the audit log, and no word', async () => {
    const officer = await world.joined();
    const schedule = await scheduled(EVENING);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
    const id = await personAt(officer);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 50),
    );
    const asked = events.filter(
      ({ action, subject }) => action === 'check-in-asked' && subject === `person:${id}`,
    );
    const slot = `${world.now().toISOString()} ${schedule.id}`;
    expect(asked).toMatchObject([
      { actor: 'program', detail: { checkIn: expect.any(String), slot } },
    ]);
  });

  it('waits for the end of quiet hours', async () => {
    const officer = await world.joined();
    await scheduled('0 23 * * *');
    await world.advance(until('15:00')); // 23:00 in Shanghai
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(8 * HOUR_MS); // 7:00
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('asks nobody who said stop, gave no consent, or has not joined', async () => {
    await scheduled(EVENING);
    const stopped = await world.joined();
    await world.say(stopped, '停');
    const refusing = await world.joined();
    await world.tap(refusing, 'slip:scores:no');
    const stranger: Address = { channel: 'terminal', id: tools.newId() };
    await world.say(stranger, 'hello');
    for (const address of [stopped, refusing, stranger]) world.heard(address);
    await world.advance(until('12:00'));
    expect([stopped, refusing, stranger].flatMap((address) => world.heard(address))).toEqual([]);
  });

  it('asks a squad alone where the schedule is the squad’s', async () => {
    const [squadId = ''] = world.squadIds;
    await scheduled(EVENING, squadId);
    const inSquad = await world.joined();
    await world.tap(inSquad, `squad:${squadId}`);
    const outside = await world.joined();
    world.heard(inSquad);
    await world.advance(until('12:00'));
    expect(asksTo(inSquad)).toHaveLength(1);
    expect(asksTo(outside)).toHaveLength(0);
  });

  it('is one where two schedules meet', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await scheduled('0 20 * * 0-6');
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('comes once after an outage of days, and keeps that the others were too late', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00', 73 * HOUR_MS));
    expect(asksTo(officer)).toHaveLength(1); // an hour late
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.getTime()).toBe(world.now().getTime() + 23 * HOUR_MS);
    expect(plan?.skipped.map(({ why }) => why)).toEqual(['late', 'late', 'late']);
  });

  it('that waits for the end of quiet hours goes on waiting when everybody is planned anew', async () => {
    const officer = await world.joined();
    await scheduled('0 23 * * *');
    await world.advance(until('15:00', HOUR_MS));
    await planUnit({ kind: 'plan-unit.v1', unitId: world.unitId }, tools);
    await world.advance(7 * HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('that is due is not lost when everybody is planned anew before it is asked', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    const laterMs = until('12:00', HOUR_MS);
    const later = { ...tools, clock: () => new Date(world.now().getTime() + laterMs) };
    await planUnit({ kind: 'plan-unit.v1', unitId: world.unitId }, later);
    await world.advance(laterMs);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('is asked of nobody twice, however often everybody is planned anew', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00'));
    await planUnit({ kind: 'plan-unit.v1', unitId: world.unitId }, tools);
    await world.advance(HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('that comes late into quiet hours waits for the morning', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00', 3 * HOUR_MS)); // 23:00, three hours late
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(8 * HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1);
    await world.advance(5 * HOUR_MS); // 12:00: the next one is in the evening
    expect(asksTo(officer)).toHaveLength(0);
  });

  it('is not too late for the hours of a night in which it waited', async () => {
    const officer = await world.joined();
    await scheduled('0 18 * * *');
    await world.advance(until('10:00', 5 * HOUR_MS)); // 23:00, five hours late
    expect(asksTo(officer)).toHaveLength(0);
    await world.advance(8 * HOUR_MS); // 07:00, thirteen hours after its time
    expect(asksTo(officer)).toHaveLength(1);
  });

  it('does not break into a talk with a counselor', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.tap(officer, 'talk');
    await takeMostUrgent(tools, world.staff.counselor);
    world.heard(officer);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(0);
    expect((await plansAt(officer)).length).toBe(1);
  });
});
