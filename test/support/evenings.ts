// A world whose unit gets schedules for one test at a time, and what became of its officers' plans.

import { afterEach } from 'vitest';
import { personIdAt } from '../../db/people.ts';
import { plansOf } from '../../db/plans.ts';
import { allSchedules, putSchedule, replaceSchedule, type Schedule } from '../../db/units.ts';
import { planUnit } from '../../src/checkins/plan.effect.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import type { World } from './world.ts';

export const HOUR_MS = 3_600_000;
export const EVENING = '0 20 * * *'; // 12:00 UTC in Shanghai

export function isAsk({ choices = [] }: Outbound): boolean {
  return choices.some(({ id }) => id.startsWith('mood:'));
}

/** Every schedule is off again after each test. */
export function evenings(world: World) {
  const { tools } = world;
  const planned = () => planUnit({ kind: 'plan-unit.v1', unitId: world.unitId }, tools);

  afterEach(async () => {
    await tools.pools.station.transact('wl_admin', async (tx) => {
      for (const schedule of await allSchedules(tx.db))
        await replaceSchedule(tx, { ...schedule, isActive: false });
    });
    await planned();
  });

  const personAt = async (address: Address): Promise<string> => {
    const id = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      personIdAt(db, tools.keys.addressKey(address)),
    );
    return id ?? '';
  };
  return {
    personAt,
    scheduled: async (
      cron: string,
      squadId: string | null = null,
      more: Partial<Pick<Schedule, 'days' | 'jitterMin'>> = {},
    ): Promise<Schedule> => {
      const kept = {
        days: 'as-set',
        jitterMin: 0,
        isActive: true,
        version: 1,
        pausedUntil: null,
        ...more,
      } as const;
      const schedule = { id: tools.newId(), unitId: world.unitId, squadId, cron, ...kept };
      await tools.pools.station.transact('wl_admin', async (tx) => putSchedule(tx, schedule));
      await planned();
      return schedule;
    },
    /** How long until a time of day in UTC comes next. */
    until: (time: string, pastMs = 0): number => {
      const now = world.now();
      const today = Date.parse(`${now.toISOString().slice(0, 10)}T${time}:00Z`);
      return (today > now.getTime() ? today : today + 24 * HOUR_MS) - now.getTime() + pastMs;
    },
    asksTo: (address: Address) => world.heard(address).filter(isAsk),
    plansAt: async (address: Address) => {
      const id = await personAt(address);
      return tools.pools.officer.transact('wl_bot', ({ db }) => plansOf(db, id));
    },
  };
}
