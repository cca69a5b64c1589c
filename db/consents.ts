// What each officer said yes or no to: rows are added, never edited, and the newest counts.

import { and, count, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { bigserial, boolean, index, text, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '../src/core/person.ts';
import type { Wrapped } from '../src/ops/keys.ts';
import type { Answers, Scope } from '../src/trust/consent.ts';
import { standsIn } from '../src/trust/standing-consents.ts';
import { WORDINGS } from '../src/trust/wordings.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { people, personKeys } from './people.ts';
import { type Marks, reading } from './prepared.ts';
import { instant, officer } from './schemas.ts';

export const consents = officer.table(
  'consents',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    scope: text().$type<Scope>().notNull(),
    isGranted: boolean('is_granted').notNull(),
    /** The hash of what was read, and the language it was read in. */
    wording: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('consents_newest').on(table.personId, table.scope, table.id.desc())],
);

export type ConsentRow = typeof consents.$inferSelect;

export function putConsent(tx: Tx, consent: typeof consents.$inferInsert): void {
  tx.write(tx.db.insert(consents).values(consent));
}

/** Newest first. */
export async function consentHistory(db: Db, personId: string): Promise<ConsentRow[]> {
  return db
    .select()
    .from(consents)
    .where(eq(consents.personId, personId))
    .orderBy(newestFirst(consents.id));
}

export async function newestConsent(
  db: Db,
  personId: string,
  scope: Scope,
): Promise<ConsentRow | undefined> {
  const [row] = await db
    .select()
    .from(consents)
    .where(and(eq(consents.personId, personId), eq(consents.scope, scope)))
    .orderBy(newestFirst(consents.id))
    .limit(1);
  return row;
}

/** The newest answer per scope, as one JSON column beside a row of people. */
export const consentsColumn = sql<Answers | null>`(
  select json_object_agg(
    newest.scope, json_build_object('isGranted', newest.is_granted, 'wording', newest.wording))
  from (
    select distinct on (c.scope) c.scope, c.is_granted, c.wording from ${consents} c
    where c.person_id = ${people.id} order by c.scope, c.id desc nulls last
  ) newest
)`;

const findingNewest = reading((db, at: Marks<{ personId: string }>) =>
  db
    .selectDistinctOn([consents.scope])
    .from(consents)
    .where(eq(consents.personId, at.personId))
    .orderBy(consents.scope, newestFirst(consents.id)),
);

/** The newest answer for each scope. */
export async function consentsOf(db: Db, personId: string): Promise<Answers> {
  const rows = await findingNewest(db, { personId });
  return Object.fromEntries(rows.map(({ scope, ...answer }) => [scope, answer]));
}

/**
 * The wrapped key, if the newest answer for this scope is a yes: consent at the moment of use. A yes
 * ends with the life of who gave it.
 */
export async function personKeyOf(
  db: Db,
  personId: string,
  scope: Scope,
): Promise<Wrapped | undefined> {
  const [newest] = await db
    .select({
      isGranted: consents.isGranted,
      wording: consents.wording,
      wrapped: personKeys.wrapped,
      endsWhy: people.endsWhy,
    })
    .from(consents)
    .innerJoin(personKeys, eq(personKeys.personId, consents.personId))
    .innerJoin(people, eq(people.id, consents.personId))
    .where(and(eq(consents.personId, personId), eq(consents.scope, scope)))
    .orderBy(newestFirst(consents.id))
    .limit(1);
  const isOver = newest === undefined || newest.endsWhy === 'died';
  return !isOver && standsIn(scope, newest) ? newest.wrapped : undefined;
}

/** Set-wise: the ids of everybody whose newest answer to each of these scopes is a yes that stands. */
export function whoSaidYes(db: Db, scopes: readonly Scope[]) {
  const newest = db
    .selectDistinctOn([consents.personId, consents.scope], {
      personId: consents.personId,
      isGranted: consents.isGranted,
      wording: consents.wording,
    })
    .from(consents)
    .where(inArray(consents.scope, [...scopes]))
    .orderBy(consents.personId, consents.scope, newestFirst(consents.id))
    .as('newest');
  const counting = WORDINGS.filter(({ counts }) => counts).map(({ hash }) => hash);
  return db
    .select({ personId: newest.personId })
    .from(newest)
    .innerJoin(people, eq(people.id, newest.personId))
    .where(
      and(
        eq(newest.isGranted, true),
        inArray(newest.wording, counting),
        or(isNull(people.endsWhy), ne(people.endsWhy, 'died')),
      ),
    )
    .groupBy(newest.personId)
    .having(eq(count(), scopes.length));
}

/** Every wording that was ever agreed to, so that the doctor can look whether it can be shown. */
export async function wordingsAgreed(db: Db) {
  return db.selectDistinct({ scope: consents.scope, wording: consents.wording }).from(consents);
}
