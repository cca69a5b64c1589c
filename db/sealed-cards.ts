// What an officer left for the worst case, field by field, each sealed to the key that only
// break-glass unlocks. No role of ours can select `sealed` but `wl_glass`, and that only while an
// opening stands. `mask` is what the officer is shown once, sealed under their own key.

import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import { primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CardField } from '../src/trust/glass/card-fields.ts';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const sealedCards = officer.table(
  'sealed_cards',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    field: text().$type<CardField>().notNull(),
    keyId: text('key_id').notNull(),
    sealed: sealed().notNull(),
    mask: sealed(),
    leftAt: instant('left_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.field] })],
);

export type SealedField = typeof sealedCards.$inferSelect;

/** In place of what was left there before. */
export function putCardField(tx: Tx, row: SealedField): void {
  const { keyId, sealed, mask, leftAt } = row;
  tx.write(
    tx.db
      .insert(sealedCards)
      .values(row)
      .onConflictDoUpdate({
        target: [sealedCards.personId, sealedCards.field],
        set: { keyId, sealed, mask, leftAt },
      }),
  );
}

/** All of it, or one part. */
export function dropCard(tx: Tx, personId: string, field?: CardField): void {
  const isPart = field === undefined ? undefined : eq(sealedCards.field, field);
  tx.write(tx.db.delete(sealedCards).where(and(eq(sealedCards.personId, personId), isPart)));
}

/** Which fields lie there, and since when; nothing of what is in them. */
export async function cardOf(db: Db, personId: string) {
  const { field, leftAt } = sealedCards;
  return db
    .select({ field, leftAt })
    .from(sealedCards)
    .where(eq(sealedCards.personId, personId))
    .orderBy(asc(leftAt));
}

export async function masksOf(db: Db, personId: string) {
  const { field, mask } = sealedCards;
  return db
    .select({ field, mask })
    .from(sealedCards)
    .where(and(eq(sealedCards.personId, personId), isNotNull(mask)))
    .orderBy(asc(sealedCards.leftAt));
}

export function clearMasks(tx: Tx, personId: string): void {
  tx.write(tx.db.update(sealedCards).set({ mask: null }).where(eq(sealedCards.personId, personId)));
}

/** Of whoever never answered the question about them. @returns how many. */
export async function dropMasks(db: Db, leftBy: Date): Promise<number> {
  const rows = await db
    .update(sealedCards)
    .set({ mask: null })
    .where(and(isNotNull(sealedCards.mask), lte(sealedCards.leftAt, leftBy)))
    .returning({ field: sealedCards.field });
  return rows.length;
}

/** For an opening alone. */
export async function sealedFieldsOf(
  db: Db,
  personId: string,
): Promise<Omit<SealedField, 'mask'>[]> {
  const { field, keyId, sealed, leftAt } = sealedCards;
  return db
    .select({ personId: sealedCards.personId, field, keyId, sealed, leftAt })
    .from(sealedCards)
    .where(eq(sealedCards.personId, personId))
    .orderBy(asc(leftAt));
}
