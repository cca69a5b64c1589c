// Questionnaires, each version for good: what was answered can be shown with what was asked. They
// hold nothing of a person; the answers lie in the officers' world.

import { and, asc, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Questionnaire } from '../src/checkins/scales/fhir-shape.ts';
import type { Answers } from '../src/checkins/scales/scale.ts';
import type { Scoring } from '../src/checkins/scales/scoring.ts';
import type { Scope } from '../src/trust/consent.ts';
import type { Db, Tx } from './client.ts';
import { whoSaidYes } from './consents.ts';
import { newestFirst } from './newest-first.ts';
import { people } from './people.ts';
import { instant, ledger, officer } from './schemas.ts';

const NEEDED = ['scores', 'statistics'] as const satisfies readonly Scope[];

export type ScaleState = 'draft' | 'published' | 'retired';

export const scales = ledger.table(
  'scales',
  {
    id: uuid().primaryKey(),
    url: text().notNull(),
    version: text().notNull(),
    instrument: text(),
    /** As it was imported, whole. */
    questionnaire: jsonb().$type<Questionnaire>().notNull(),
    scoring: jsonb().$type<Scoring>(),
    hasSafety: boolean('has_safety').notNull(),
    state: text().$type<ScaleState>().notNull(),
    importedAt: instant('imported_at').notNull(),
    publishedAt: instant('published_at'),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    unique('scales_version').on(table.url, table.version),
    uniqueIndex('scales_published').on(table.url).where(sql`${table.state} = 'published'`),
  ],
);

export const scaleRuns = officer.table(
  'scale_runs',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    scaleId: uuid('scale_id').notNull(),
    startedAt: instant('started_at').notNull(),
    /** Codes of the chosen answers by the question's linkId. */
    answers: jsonb().$type<Answers>().notNull(),
    finishedAt: instant('finished_at'),
    /** Absent where an answer is missing, or nothing is summed. */
    total: integer(),
  },
  (table) => [index('scale_runs_newest').on(table.personId, table.startedAt.desc())],
);

export type ScaleRow = typeof scales.$inferSelect;

export function putScale(tx: Tx, scale: typeof scales.$inferInsert): void {
  tx.write(tx.db.insert(scales).values(scale));
}

export function updateScale(
  tx: Tx,
  id: string,
  set: Partial<Pick<ScaleRow, 'state' | 'publishedAt' | 'retiredAt'>>,
): void {
  tx.write(tx.db.update(scales).set(set).where(eq(scales.id, id)));
}

export async function allScales(db: Db): Promise<ScaleRow[]> {
  return db.select().from(scales).orderBy(asc(scales.url), asc(scales.importedAt), asc(scales.id));
}

/** Every version of one questionnaire, held until the transaction ends. */
export async function holdVersions(db: Db, url: string): Promise<ScaleRow[]> {
  return db.select().from(scales).where(eq(scales.url, url)).orderBy(asc(scales.id)).for('update');
}

export async function scaleById(db: Db, id: string): Promise<ScaleRow | undefined> {
  return (await db.select().from(scales).where(eq(scales.id, id)))[0];
}

export async function publishedScales(db: Db): Promise<ScaleRow[]> {
  return db
    .select()
    .from(scales)
    .where(eq(scales.state, 'published'))
    .orderBy(asc(scales.publishedAt));
}

export async function scalesById(db: Db, ids: readonly string[]): Promise<ScaleRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(scales)
    .where(inArray(scales.id, [...ids]));
}

export function putRun(tx: Tx, run: typeof scaleRuns.$inferInsert): void {
  tx.write(tx.db.insert(scaleRuns).values(run));
}

export function updateRun(
  tx: Tx,
  id: string,
  set: Partial<Pick<typeof scaleRuns.$inferInsert, 'answers' | 'finishedAt' | 'total'>>,
): void {
  tx.write(tx.db.update(scaleRuns).set(set).where(eq(scaleRuns.id, id)));
}

export function dropRun(tx: Tx, personId: string, id: string): void {
  const isTheirs = and(eq(scaleRuns.id, id), eq(scaleRuns.personId, personId));
  tx.write(tx.db.delete(scaleRuns).where(isTheirs));
}

export async function runById(db: Db, id: string) {
  return (await db.select().from(scaleRuns).where(eq(scaleRuns.id, id)))[0];
}

/** Newest first, finished or not. */
export async function runsOf(db: Db, personId: string) {
  return db
    .select()
    .from(scaleRuns)
    .where(eq(scaleRuns.personId, personId))
    .orderBy(newestFirst(scaleRuns.startedAt));
}

/**
 * The newest answers of everybody of these units who finished it in this time and said yes to group
 * figures.
 */
export async function finishedAmong(
  db: Db,
  scaleId: string,
  {
    unitIds,
    from,
    until,
  }: { readonly unitIds: readonly string[]; readonly from: Date; readonly until: Date },
): Promise<Answers[]> {
  const rows = await db
    .selectDistinctOn([scaleRuns.personId], { answers: scaleRuns.answers })
    .from(scaleRuns)
    .innerJoin(people, eq(people.id, scaleRuns.personId))
    .where(
      and(
        eq(scaleRuns.scaleId, scaleId),
        inArray(people.unitId, [...unitIds]),
        gte(scaleRuns.finishedAt, from),
        lt(scaleRuns.finishedAt, until),
        inArray(people.id, whoSaidYes(db, NEEDED)),
      ),
    )
    .orderBy(scaleRuns.personId, desc(scaleRuns.finishedAt));
  return rows.map(({ answers }) => answers);
}

/** What was finished of late, oldest first, each with its questionnaire. */
export async function finishedSince(db: Db, personId: string, since: Date) {
  return db
    .select({ answers: scaleRuns.answers, scale: scales })
    .from(scaleRuns)
    .innerJoin(scales, eq(scales.id, scaleRuns.scaleId))
    .where(
      and(
        eq(scaleRuns.personId, personId),
        isNotNull(scaleRuns.finishedAt),
        gte(scaleRuns.finishedAt, since),
      ),
    )
    .orderBy(asc(scaleRuns.finishedAt));
}
