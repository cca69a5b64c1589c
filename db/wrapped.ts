// Every place where a wrapped key lies, for whoever counts them or wraps them anew. Nothing that is
// sealed under them is read here.

import { sql } from 'drizzle-orm';
import type { Wrapped } from '../src/ops/keys.ts';
import type { Db } from './client.ts';
import { flagInbox } from './flags.ts';
import { handedOver } from './handed-over.ts';
import { cases } from './hotline.ts';
import { personKeys } from './people.ts';
import { requests } from './requests.ts';

/** What is wrapped, and the column with the id of whoever it belongs to. */
const PLACES = {
  people: { table: personKeys, id: sql`person_id` },
  cases: { table: cases, id: sql`id` },
  flags: { table: flagInbox, id: sql`id` },
  handed: { table: handedOver, id: sql`id` },
  requests: { table: requests, id: sql`id` },
} as const;
export type Place = keyof typeof PLACES;

export type WrappedRow = { readonly id: string; readonly wrapped: Wrapped };

/** In order of id: what some other key than this one wraps. */
export async function wrappedByOthers(
  db: Db,
  place: Place,
  keyId: string,
  { afterId, rowsMax }: { readonly afterId: string; readonly rowsMax: number },
): Promise<WrappedRow[]> {
  const { table, id } = PLACES[place];
  return db.execute<WrappedRow>(sql`
    select ${id} as id, wrapped from ${table}
    where wrapped_by <> ${keyId} and ${id} > ${afterId} order by ${id} limit ${rowsMax}`);
}

export type Rewrapped = WrappedRow & { readonly before: Wrapped };

/** Leaves alone what was erased, taken back or wrapped anew meanwhile. @returns how many it was. */
export async function replaceWrapped(
  db: Db,
  place: Place,
  rows: readonly Rewrapped[],
): Promise<number> {
  const { table, id } = PLACES[place];
  const hex = (bytes: readonly Buffer[]) => `{${bytes.map((one) => one.toString('hex')).join()}}`;
  const done = await db.execute(sql`
    update ${table} set wrapped = decode(batch.after, 'hex')
    from unnest(
      ${`{${rows.map((row) => row.id).join()}}`}::text::uuid[],
      ${hex(rows.map(({ before }) => before))}::text::text[],
      ${hex(rows.map(({ wrapped }) => wrapped))}::text::text[]
    ) as batch (id, before, after)
    where ${table}.${id} = batch.id and wrapped = decode(batch.before, 'hex')
    returning 1`);
  return done.length;
}

/** How many keys each wrapping key wraps there. */
export async function wrappedCounts(db: Db, place: Place): Promise<Map<string, number>> {
  const { table } = PLACES[place];
  const rows = await db.execute<{ key: string; n: number }>(sql`
    select wrapped_by as key, count(*)::int as n from ${table}
    where wrapped_by is not null group by 1`);
  return new Map(rows.map(({ key, n }) => [key, n]));
}
