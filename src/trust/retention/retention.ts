// How long each class of data is kept: a reviewed file, proposals that a deployment may change.
// What is past its time goes, whoever it is about.

import { z } from 'zod';
import file from '../../../prompts/policy/retention.json' with { type: 'json' };

const DAY_MS = 86_400_000;

export type RetentionClass = keyof typeof file.classes;

const Class = z.strictObject({
  days: z.number().int().min(0).max(36_500),
  since: z.string().min(1),
  source: z.string().min(1),
});
export type Retention = z.infer<typeof Class>;

export const RETENTION = z.record(z.string(), Class).parse(file.classes) as Readonly<
  Record<RetentionClass, Retention>
>;

export const RETENTION_CLASSES = Object.keys(RETENTION) as readonly RetentionClass[];

/** The classes of each table, or why it has none. */
export const TABLES = z
  .record(z.string(), z.union([z.array(z.enum(RETENTION_CLASSES)), z.string().min(10)]))
  .parse(file.tables);

/** Kept by the audit log, which drops whole months in its own way. */
export const KEPT_BY_LOG = 'consent-and-access' satisfies RetentionClass;
/** People, who are erased as at their own wish, each with a record. */
export const OF_PEOPLE = [
  'strangers',
  'retired',
  'silent',
  'died',
] as const satisfies readonly RetentionClass[];
export type PeopleClass = (typeof OF_PEOPLE)[number];
export type RowsClass = Exclude<RetentionClass, PeopleClass | typeof KEPT_BY_LOG>;

export const ROWS_CLASSES = RETENTION_CLASSES.filter(
  (kept): kept is RowsClass => kept !== KEPT_BY_LOG && !OF_PEOPLE.some((one) => one === kept),
);

/** What happened at or before this moment is past its time. */
export function keptSince(kept: RetentionClass, now: Date): Date {
  return new Date(now.getTime() - RETENTION[kept].days * DAY_MS);
}

/** What one class looked like after a run, or looks like now. */
export type Holding = {
  readonly kept: RetentionClass;
  /** Rows past their time. */
  readonly due: number;
  readonly rows: number;
  readonly oldest: Date | undefined;
};

const FEW = 10;

/** For pages: small numbers and their dates could be about somebody. */
export function guarded({ kept, due, rows, oldest }: Holding, dropped: number) {
  return {
    kept,
    dropped: guard(dropped),
    due: guard(due),
    rows: guard(rows),
    oldestMonth: rows < FEW ? undefined : oldest?.toISOString().slice(0, 7),
  };
}

function guard(n: number): 'none' | 'few' | number {
  return n === 0 ? 'none' : n < FEW ? 'few' : n;
}

export type Guarded = ReturnType<typeof guarded>;
