// Alarms and what became of them, without a word.

import { and, asc, eq, inArray, isNull, like, lt, ne, or, sql } from 'drizzle-orm';
import { index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Act, Because, Verdict, VerdictBy } from '../src/listening/alarms/alarm.ts';
import type { Count } from '../src/listening/alarms/tally.ts';
import type { Level } from '../src/listening/level.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { instant, officer } from './schemas.ts';

export const alarms = officer.table(
  'alarms',
  {
    id: uuid().primaryKey(),
    /** Both null once the person has erased their data. */
    personId: uuid('person_id'),
    messageId: uuid('message_id'),
    caseId: uuid('case_id'),
    act: text().$type<Act>().notNull(),
    level: text().$type<Level>().notNull(),
    because: jsonb().$type<readonly Because[]>().notNull(),
    at: instant().notNull(),
    verdict: text().$type<Verdict>(),
    verdictBy: text('verdict_by').$type<VerdictBy>(),
    verdictAt: instant('verdict_at'),
  },
  (table) => [
    index('alarms_case').on(table.caseId, table.at),
    index('alarms_person').on(table.personId, table.at),
    index('alarms_open').on(table.at).where(isNull(table.verdict)),
  ],
);

const isTrend = like(alarms.act, 'trend-%');

export function putAlarm(tx: Tx, alarm: typeof alarms.$inferInsert): void {
  tx.write(tx.db.insert(alarms).values(alarm));
}

type Answered = {
  readonly personId: string;
  readonly about: { readonly caseId: string } | 'trend';
  readonly verdict: Verdict;
  readonly at: Date;
};

/** The officer's own answer, to what nobody has judged yet. */
export function answerAlarms(tx: Tx, { personId, about, verdict, at }: Answered): void {
  tx.write(
    tx.db
      .update(alarms)
      .set({ verdict, verdictBy: 'officer', verdictAt: at })
      .where(
        and(
          eq(alarms.personId, personId),
          isNull(alarms.verdict),
          about === 'trend' ? isTrend : eq(alarms.caseId, about.caseId),
        ),
      ),
  );
}

const seen = {
  id: alarms.id,
  level: alarms.level,
  act: alarms.act,
  because: alarms.because,
  at: alarms.at,
  verdict: alarms.verdict,
  verdictBy: alarms.verdictBy,
};

export async function alarmsOfCase(db: Db, caseId: string) {
  return db.select(seen).from(alarms).where(eq(alarms.caseId, caseId)).orderBy(asc(alarms.at));
}

export async function alarmsOf(db: Db, personId: string) {
  return db
    .select({ ...seen, caseId: alarms.caseId })
    .from(alarms)
    .where(eq(alarms.personId, personId))
    .orderBy(asc(alarms.at));
}

type Said = { readonly verdict: Verdict; readonly at: Date };

/** A counselor's word, on one alarm of a case; it replaces any other. */
export function judgeAlarm(tx: Tx, id: string, said: Said): void {
  tx.write(tx.db.update(alarms).set(byCounselor(said)).where(eq(alarms.id, id)));
}

/** The same, on all of a case that no counselor has judged. */
export function judgeCaseAlarms(tx: Tx, caseId: string, said: Said): void {
  const unjudged = or(isNull(alarms.verdictBy), ne(alarms.verdictBy, 'counselor'));
  tx.write(
    tx.db
      .update(alarms)
      .set(byCounselor(said))
      .where(and(eq(alarms.caseId, caseId), unjudged)),
  );
}

function byCounselor({ verdict, at }: Said) {
  return { verdict, verdictBy: 'counselor', verdictAt: at } as const;
}

/** Alarms that nobody has judged for long; not while their case is open. */
export async function lapsedAlarms(db: Db, raisedBefore: Date, rowsMax: number): Promise<string[]> {
  const openCases = db.select({ id: cases.id }).from(cases).where(ne(cases.state, 'closed'));
  const rows = await db
    .select({ id: alarms.id })
    .from(alarms)
    .where(
      and(
        isNull(alarms.verdict),
        lt(alarms.at, raisedBefore),
        or(isNull(alarms.caseId), sql`${alarms.caseId} not in ${openCases}`),
      ),
    )
    .orderBy(asc(alarms.at))
    .limit(rowsMax)
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
}

export function lapseAlarms(tx: Tx, ids: readonly string[], at: Date): void {
  tx.write(
    tx.db
      .update(alarms)
      .set({ verdict: 'unsure', verdictBy: 'time', verdictAt: at })
      .where(inArray(alarms.id, [...ids])),
  );
}

/** What is counted stays; whose it was goes. */
export function unlinkAlarms(tx: Tx, personId: string, which: 'all' | 'trend' = 'all'): void {
  const ofPerson = eq(alarms.personId, personId);
  tx.write(
    tx.db
      .update(alarms)
      .set({ personId: null, messageId: null })
      .where(which === 'all' ? ofPerson : and(ofPerson, isTrend)),
  );
}

/** For each rule, how many alarms with each verdict. */
export async function countsByRule(db: Db): Promise<Count[]> {
  return counted(
    db,
    sql`select part ->> 'layer' as layer, part ->> 'rule' as rule
    from jsonb_array_elements(${alarms.because}) part`,
  );
}

/** An alarm of two rules of one layer is one of that layer. */
export async function countsByLayer(db: Db): Promise<Count[]> {
  return counted(
    db,
    sql`select distinct part ->> 'layer' as layer, null as rule
    from jsonb_array_elements(${alarms.because}) part`,
  );
}

async function counted(db: Db, parts: ReturnType<typeof sql>): Promise<Count[]> {
  type Row = { layer: Count['layer']; rule: string | null; verdict: Verdict | null; n: number };
  const rows = await db.execute<Row>(sql`
    select part.layer, part.rule, ${alarms.verdict}, count(*)::int as n
    from ${alarms} cross join lateral (${parts}) part group by 1, 2, 3`);
  return rows.map(({ layer, rule, verdict, n }) => ({
    layer,
    ...(rule !== null && { rule }),
    verdict: verdict ?? undefined,
    alarms: n,
  }));
}
