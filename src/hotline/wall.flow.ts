// The lead's wall: the last weeks of the line, in counts and times.

import { waitsSince } from '../../db/case-waits.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Worker } from './case-step.ts';
import { type WallRow, wallOf } from './wall.ts';

const DAY_MS = 86_400_000;
export const WALL_DAYS = [7, 30, 90] as const;

export type WallView = { readonly rows: readonly WallRow[]; readonly days: number };

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
  const waits = await pools.officer.transact(as, ({ db }) => waitsSince(db, since));
  return { rows: wallOf(waits, now), days };
}
