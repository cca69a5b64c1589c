// One-time links to one's own data. Only a hash of each is kept, and whose it is until then.

import { and, eq, gt, isNull } from 'drizzle-orm';
import { text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';

export const ownDataLinks = officer.table('own_data_links', {
  tokenKey: text('token_key').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** A fresh one takes the place of those before it. */
export function putOwnDataLink(tx: Tx, link: typeof ownDataLinks.$inferInsert): void {
  dropOwnDataLinks(tx, link.personId);
  tx.write(tx.db.insert(ownDataLinks).values(link));
}

export function dropOwnDataLinks(tx: Tx, personId: string): void {
  tx.write(tx.db.delete(ownDataLinks).where(eq(ownDataLinks.personId, personId)));
}

/** Whose it is, once; a second use and a late one find nobody. */
export async function takeOwnDataLink(
  db: Db,
  tokenKey: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .update(ownDataLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(ownDataLinks.tokenKey, tokenKey),
        isNull(ownDataLinks.usedAt),
        gt(ownDataLinks.expiresAt, now),
      ),
    )
    .returning({ personId: ownDataLinks.personId });
  return row?.personId;
}
