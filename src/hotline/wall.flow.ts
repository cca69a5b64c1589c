// The lead's wall: the last weeks of the line, in counts and times.

import { firstFollowUps } from '../../db/case-talks.ts';
import { waitsSince } from '../../db/case-waits.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Worker } from './case-step.ts';
import { followedInTime, type WallRow, wallOf } from './wall.ts';

const DAY_MS = 86_400_000;
export const WALL_DAYS = [7, 30, 90] as const;

export type WallView = {
  readonly rows: readonly WallRow[];
  /** Of talks at L3 or L4, those asked after within 24 hours. */
  readonly followed: ReturnType<typeof followedInTime>;
  readonly days: number;
};

/** Absent for whoever does not lead. */
export async function wallView(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  { id, role }: Worker,
  wanted: string,
): Promise<WallView | undefined> {
  if (role !== 'lead') return undefined;
  const days = WALL_DAYS.find((one) => String(one) === wanted) ?? 30;
  const now = clock();
  const since = new Date(now.getTime() - days * DAY_MS);
  const as = { role: 'wl_counselor', staffId: id } as const;
  const [waits, firsts] = await pools.officer.transact(as, ({ db }) =>
    Promise.all([waitsSince(db, since), firstFollowUps(db, ['L3', 'L4'], since)]),
  );
  return { rows: wallOf(waits, now), followed: followedInTime(firsts, now), days };
}
