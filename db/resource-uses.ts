// What was opened to read or to do: a kind and a month. A row is about nobody, and goes once its
// quarter was told.

import { count, inArray, lte } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';
import type { ResourceKind } from '../src/hotline/opened.ts';
import type { Db, Tx } from './client.ts';
import { officer } from './schemas.ts';

export const resourceUses = officer.table('resource_uses', {
  /** In UTC, as `2026-03`. */
  month: text().notNull(),
  what: text().$type<ResourceKind>().notNull(),
});

export function putResourceUse(tx: Tx, use: typeof resourceUses.$inferInsert): void {
  tx.write(tx.db.insert(resourceUses).values(use));
}

export async function resourcesOpened(db: Db, months: readonly string[]) {
  return db
    .select({ what: resourceUses.what, times: count() })
    .from(resourceUses)
    .where(inArray(resourceUses.month, [...months]))
    .groupBy(resourceUses.what);
}

/** Of this month and of all before it. */
export function forgetResourceUses(tx: Tx, month: string): void {
  tx.write(tx.db.delete(resourceUses).where(lte(resourceUses.month, month)));
}
