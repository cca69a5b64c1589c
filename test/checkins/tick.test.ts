import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { checkInsOf, plansOf } from '../../db/checkins.ts';
import { personIdAt } from '../../db/people.ts';
import { allSchedules, putSchedule, replaceSchedule, type Schedule } from '../../db/units.ts';
import { assemble, closePools, openPools } from '../../src/assemble.ts';
import { planUnit } from '../../src/checkins/plan.effect.ts';
import { tick } from '../../src/checkins/tick.flow.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { asOwner } from '../support/databases.ts';
import { testKeys } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const EVENING = '0 20 * * *'; // 12:00 UTC in Shanghai

const world = await openWorld();
const { tools } = world;

async function scheduled(cron: string, squadId: string | null = null): Promise<Schedule> {
  const schedule = {
    id: tools.newId(),
    unitId: world.unitId,
    squadId,
    cron,
    isActive: true,
    version: 1,
  };
  await tools.pools.station.transact('wl_admin', async (tx) => putSchedule(tx, schedule));
  await planned();
  return schedule;
}

afterEach(async () => {
  await tools.pools.station.transact('wl_admin', async (tx) => {
    for (const schedule of await allSchedules(tx.db))
      await replaceSchedule(tx, { ...schedule, isActive: false });
  });
  await planned();
});

async function planned(): Promise<void> {
  await planUnit({ kind: 'plan-unit.v1', unitId: world.unitId }, tools);
}

/** How long until a time of day in UTC comes next. */
function until(time: string, pastMs = 0): number {
  const now = world.now();
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T${time}:00Z`);
  return (today > now.getTime() ? today : today + 24 * HOUR_MS) - now.getTime() + pastMs;
}

const isAsk = ({ choices = [] }: Outbound) => choices.some(({ id }) => id.startsWith('mood:'));
const asksTo = (address: Address) => world.heard(address).filter(isAsk);

async function personAt(address: Address): Promise<string> {
  const id = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    personIdAt(db, tools.keys.addressKey(address)),
  );
  return id ?? '';
}

async function plansAt(address: Address) {
  const id = await personAt(address);
  return tools.pools.officer.transact('wl_bot', ({ db }) => plansOf(db, id));
}

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

  it('comes once after an outage of days, and not at all when it is too late', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00', 72 * HOUR_MS));
    expect(asksTo(officer)).toHaveLength(0); // its first occasion is days old
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.getTime()).toBe(world.now().getTime() + 24 * HOUR_MS);
    await world.advance(24 * HOUR_MS + HOUR_MS);
    expect(asksTo(officer)).toHaveLength(1); // an hour late
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

describe('two processes on one database', () => {
  it('send each due check-in once', async () => {
    const pools = openPools(world.url, testKeys(), 6);
    afterAll(() => closePools(pools));
    const { doNow: _, ...parts } = tools; // each does its own effects
    const sent: string[] = [];
    const program = (mine: Pick<Tools, 'pools'>): Tools =>
      assemble({
        ...parts,
        ...mine,
        newId: () => randomUUIDv7(),
        channels: new Map([
          [
            'terminal',
            {
              name: 'terminal',
              send: async ({ id }: Address, outbound: Outbound) => {
                if (isAsk(outbound)) sent.push(id);
                return { kind: 'sent' } as const;
              },
              stop: async () => undefined,
            },
          ],
        ] as const),
      });
    const officers = await Promise.all(Array.from({ length: 12 }, () => world.joined()));
    await scheduled('30 19 * * *');
    const dueAt = new Date(world.now().getTime() + until('11:30'));
    const one = { ...program({ pools: tools.pools }), clock: () => dueAt };
    const other = { ...program({ pools }), clock: () => dueAt };
    await Promise.all([tick(one), tick(other), tick(one), tick(other)]);
    expect(sent).toEqual(expect.arrayContaining(officers.map(({ id }) => id)));
    expect(sent).toHaveLength(new Set(sent).size);
  });

  it('ask nobody twice after a crash between the ask and the next time', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
    const id = await personAt(officer);
    // As the crash left it: asked, and the plan still due.
    await asOwner(
      world.url,
      (sql) => sql`update officer.plans set next_at = ${world.now().toISOString()},
        claimed_until = null where person_id = ${id}`,
    );
    await world.advance(0);
    expect(asksTo(officer)).toHaveLength(0);
    const asked = await tools.pools.officer.transact('wl_bot', ({ db }) => checkInsOf(db, id));
    expect(asked).toHaveLength(1);
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.getTime()).toBe(world.now().getTime() + 24 * HOUR_MS);
  });
});
