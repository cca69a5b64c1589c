// The time of a play: what falls due next, and how far a script moves the clock.

import type { Pools } from '../../db/client.ts';
import { nextDueAt } from '../../db/outbox-view.ts';
import { nextPlanAt } from '../../db/plans.ts';

/** The next effect or check-in of anybody; absent when nothing waits. */
export async function dueAt(pools: Pools): Promise<Date | undefined> {
  const [effect, plan] = await Promise.all([
    pools.officer.transact('wl_worker', ({ db }) => nextDueAt(db)),
    pools.officer.transact('wl_bot', ({ db }) => nextPlanAt(db)),
  ]);
  if (effect === undefined || plan === undefined) return effect ?? plan;
  return effect < plan ? effect : plan;
}

/** ISO 8601 weeks, days, hours, minutes, seconds; months and years have no fixed length. */
export function durationMs(text: string): number {
  const units = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 } as const;
  return [...text.matchAll(/(\d+(?:\.\d+)?)([WDHMS])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
}
