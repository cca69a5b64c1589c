// What is there of each class, how much of it is past its time, and how old it is.

import type { Db } from '../../../db/client.ts';
import { holdingOf, peopleHeld, whoEnds } from '../../../db/retention.ts';
import { newestRun, type RetentionRun } from '../../../db/retention-runs.ts';
import type { Tools } from '../../outbox/tools.ts';
import {
  type Guarded,
  type Holding,
  keptSince,
  OF_PEOPLE,
  RETENTION,
  RETENTION_CLASSES,
  type Retention,
  type RetentionClass,
  ROWS_CLASSES,
  type RowsClass,
} from './retention.ts';

const OVERDUE_MS = 48 * 3_600_000;

/** Each class in the role that may end it, in its own world. */
export async function inRole<T>(
  { pools }: Pick<Tools, 'pools'>,
  kept: RowsClass,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const who = whoEnds(kept);
  return who.world === 'station'
    ? pools.station.transact(who.role, ({ db }) => work(db))
    : pools.officer.transact(who.role, ({ db }) => work(db));
}

/** For whoever runs the program: whole numbers. */
export async function holdings(tools: Pick<Tools, 'pools'>, at: Date): Promise<Holding[]> {
  const found: Holding[] = [];
  for (const kept of ROWS_CLASSES)
    found.push(await inRole(tools, kept, (db) => holdingOf(db, kept, keptSince(kept, at))));
  const people = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    Promise.all(
      OF_PEOPLE.map((kept) => peopleHeld(db, kept, { before: keptSince(kept, at), now: at })),
    ),
  );
  return [...found, ...people];
}

export async function lastRun(
  { pools }: Pick<Tools, 'pools'>,
  reader: 'admin' | 'auditor',
): Promise<RetentionRun | undefined> {
  return reader === 'admin'
    ? pools.station.transact('wl_admin', ({ db }) => newestRun(db))
    : pools.officer.transact('wl_auditor', ({ db }) => newestRun(db));
}

export type RetentionView = {
  readonly lastAt: Date | undefined;
  readonly isOverdue: boolean;
  readonly classes: readonly (Retention & {
    readonly kept: RetentionClass;
    /** As the last run left it, with small numbers hidden; absent for what the audit log keeps. */
    readonly left: Guarded | undefined;
  })[];
};

/** For a page. */
export async function retentionView(
  tools: Pick<Tools, 'pools' | 'clock'>,
  reader: 'admin' | 'auditor',
): Promise<RetentionView> {
  const last = await lastRun(tools, reader);
  const ageMs = last === undefined ? 0 : tools.clock().getTime() - last.at.getTime();
  return {
    lastAt: last?.at,
    isOverdue: ageMs > OVERDUE_MS,
    classes: RETENTION_CLASSES.map((kept) => ({
      ...RETENTION[kept],
      kept,
      left: last?.left.find((one) => one.kept === kept),
    })),
  };
}
