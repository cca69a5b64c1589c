// Which of the roster's people a peer's account belongs to: the station's own. It says who listens,
// never who talked to them.

import { eq, inArray, sql } from 'drizzle-orm';
import { uuid } from 'drizzle-orm/pg-core';
import type { Db } from './client.ts';
import { roster } from './roster.ts';
import { instant, station } from './schemas.ts';

export const peers = station.table('peers', {
  staffId: uuid('staff_id').primaryKey(),
  officerId: uuid('officer_id')
    .notNull()
    .unique('peers_officer')
    .references(() => roster.id, { onDelete: 'cascade' }),
  linkedAt: instant('linked_at').notNull(),
  /** Of which other unit than the account's the admins have heard. */
  toldUnitId: uuid('told_unit_id'),
});

export type LinkedPeer = {
  readonly staffId: string;
  readonly unitId: string;
  readonly leftAt: Date | null;
  readonly toldUnitId: string | null;
};

/** Everybody, with where the roster has them now. */
export async function linkedPeers(db: Db): Promise<LinkedPeer[]> {
  return db
    .select({
      staffId: peers.staffId,
      unitId: roster.unitId,
      leftAt: roster.leftAt,
      toldUnitId: peers.toldUnitId,
    })
    .from(peers)
    .innerJoin(roster, eq(roster.id, peers.officerId));
}

export async function peerOf(db: Db, officerId: string): Promise<string | undefined> {
  const rows = await db.select().from(peers).where(eq(peers.officerId, officerId));
  return rows[0]?.staffId;
}

/** One account has one person, and one person one account. */
export async function putPeer(
  db: Db,
  link: { readonly staffId: string; readonly officerId: string; readonly linkedAt: Date },
): Promise<void> {
  await db.delete(peers).where(eq(peers.officerId, link.officerId));
  await db
    .insert(peers)
    .values(link)
    .onConflictDoUpdate({ target: peers.staffId, set: { ...link, toldUnitId: null } });
}

export async function dropPeers(db: Db, staffIds: readonly string[]): Promise<void> {
  await db.delete(peers).where(inArray(peers.staffId, [...staffIds]));
}

/** @returns whether that was news: of two who tell, one does. `null` is the account's own. */
export async function claimMove(db: Db, staffId: string, to: string | null): Promise<boolean> {
  const rows = await db
    .update(peers)
    .set({ toldUnitId: to })
    .where(sql`${peers.staffId} = ${staffId} and ${peers.toldUnitId} is distinct from ${to}::uuid`)
    .returning({ id: peers.staffId });
  return rows.length > 0;
}
