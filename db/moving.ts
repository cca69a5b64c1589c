// By what an alias moves: one phrase of each person, slowly hashed, and one-time links.

import { and, eq, gt } from 'drizzle-orm';
import { text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';

export const recoveryPhrases = officer.table('recovery_phrases', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  lookup: text().notNull().unique(),
  proof: text().notNull(),
  madeAt: instant('made_at').notNull(),
});

export const moveLinks = officer.table('move_links', {
  tokenKey: text('token_key').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
});

/** In place of the one before. */
export function putPhrase(tx: Tx, phrase: typeof recoveryPhrases.$inferInsert): void {
  dropPhrase(tx, phrase.personId);
  tx.write(tx.db.insert(recoveryPhrases).values(phrase));
}

export function dropPhrase(tx: Tx, personId: string): void {
  tx.write(tx.db.delete(recoveryPhrases).where(eq(recoveryPhrases.personId, personId)));
}

/** Held: of two who use it at once, the second finds nothing. */
export async function lockPhrase(db: Db, lookup: string) {
  const is = eq(recoveryPhrases.lookup, lookup);
  return (await db.select().from(recoveryPhrases).where(is).for('update'))[0];
}

export async function phraseMadeAt(db: Db, personId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ madeAt: recoveryPhrases.madeAt })
    .from(recoveryPhrases)
    .where(eq(recoveryPhrases.personId, personId));
  return row?.madeAt;
}

/** A fresh one takes the place of those before it. */
export function putMoveLink(tx: Tx, link: typeof moveLinks.$inferInsert): void {
  dropMoveLinks(tx, link.personId);
  tx.write(tx.db.insert(moveLinks).values(link));
}

export function dropMoveLinks(tx: Tx, personId: string): void {
  tx.write(tx.db.delete(moveLinks).where(eq(moveLinks.personId, personId)));
}

/** Held, as a phrase is. */
export async function lockMoveLink(
  db: Db,
  tokenKey: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: moveLinks.personId })
    .from(moveLinks)
    .where(and(eq(moveLinks.tokenKey, tokenKey), gt(moveLinks.expiresAt, now)))
    .for('update');
  return row?.personId;
}
