// Which desks an account answers for, and the public board of what was answered.

import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Route, Staffed } from '../src/care/desks.ts';
import type { Locale } from '../src/core/person.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const deskRoutes = ledger.table(
  'desk_routes',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    route: text().$type<Route>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.route] })],
);

/** A desk's rewording and answer, published with the teller's yes; whose it was is nowhere in it. */
export const boardEntries = ledger.table('board_entries', {
  id: uuid().primaryKey(),
  item: text(),
  route: text().$type<Route>().notNull(),
  locale: text().$type<Locale>().notNull(),
  text: text().notNull(),
  publishedAt: instant('published_at').notNull(),
  /** Null while it is fewer than ten. */
  meToo: integer('me_too'),
});

export type BoardEntry = typeof boardEntries.$inferSelect;

/** What each active account answers for. */
export async function staffedRoutes(db: Db): Promise<Staffed> {
  const rows = await db
    .select({ staffId: deskRoutes.staffId, route: deskRoutes.route })
    .from(deskRoutes)
    .innerJoin(staff, eq(staff.id, deskRoutes.staffId))
    .where(and(eq(staff.role, 'desk'), isNull(staff.disabledAt)));
  const byAccount = Map.groupBy(rows, ({ staffId }) => staffId);
  return [...byAccount.values()].map((its) => its.map(({ route }) => route));
}

export async function routesOf(db: Db, staffId: string): Promise<Route[]> {
  const rows = await db
    .select({ route: deskRoutes.route })
    .from(deskRoutes)
    .where(eq(deskRoutes.staffId, staffId))
    .orderBy(asc(deskRoutes.route));
  return rows.map(({ route }) => route);
}

export async function putRoutes(db: Db, staffId: string, routes: readonly Route[]): Promise<void> {
  await db.delete(deskRoutes).where(eq(deskRoutes.staffId, staffId));
  if (routes.length > 0)
    await db.insert(deskRoutes).values(routes.map((route) => ({ staffId, route })));
}

export function putEntry(tx: Tx, entry: BoardEntry): void {
  tx.write(tx.db.insert(boardEntries).values(entry).onConflictDoNothing());
}

export function setMeToo(tx: Tx, id: string, meToo: number | null): void {
  tx.write(tx.db.update(boardEntries).set({ meToo }).where(eq(boardEntries.id, id)));
}

export async function entryById(db: Db, id: string): Promise<BoardEntry | undefined> {
  return (await db.select().from(boardEntries).where(eq(boardEntries.id, id)))[0];
}

/** The newest of one item, or of all. */
export async function newestEntries(
  db: Db,
  { item, rowsMax }: { readonly item?: string | undefined; readonly rowsMax: number },
): Promise<BoardEntry[]> {
  return db
    .select()
    .from(boardEntries)
    .where(item === undefined ? undefined : inArray(boardEntries.item, [item]))
    .orderBy(desc(boardEntries.publishedAt), desc(boardEntries.id))
    .limit(rowsMax);
}
