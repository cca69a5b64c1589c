// Whose database is this: of this program, of an older one, of a newer one? A newer program that
// only added is no reason for an older one to stop or not to start, so that processes can be
// replaced one by one. Whatever else a newer one did is not for an older one to guess at.

import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

/** Migrations that a program from before them cannot work with; `test/db` holds them to it. */
export const BREAKS: readonly string[] = [];

const OURS: Known = {
  all: journal.entries.map(({ when }) => when),
  needs: neededBy(BREAKS),
};

export type SchemaPlace = 'ours' | 'behind' | 'ahead' | 'not-ours';

type Known = {
  readonly all: readonly number[];
  /** The last migration that a program must know to work with all of these; 0: none. */
  readonly needs: number;
};

/** `ahead` has what we do not know, and whoever brought it says that it only adds. */
export function placeAmong(theirs: Known, ours: Known = OURS): SchemaPlace {
  const last = Math.max(0, ...ours.all);
  const reached = Math.max(0, ...theirs.all);
  const isStrange = theirs.all.some((when) => when <= last && !ours.all.includes(when));
  // The migrator goes on from the last that ran: what was left out before it never comes.
  const hasGap = ours.all.some((when) => when < reached && !theirs.all.includes(when));
  if (isStrange || hasGap) return 'not-ours';
  if (reached < last) return 'behind';
  if (reached === last) return 'ours';
  return theirs.needs <= last ? 'ahead' : 'not-ours';
}

export async function schemaPlace(db: Db): Promise<SchemaPlace> {
  const ran = await db.execute<{ at: string }>(
    sql`select created_at::text as at from migrations.__drizzle_migrations`,
  );
  const [needs] = await db.execute<{ digest: string }>(
    sql`select digest from migrations.wall where what = ${NEEDS}`,
  );
  return placeAmong({ all: ran.map(({ at }) => Number(at)), needs: Number(needs?.digest ?? 0) });
}

/** Makes what is read above, where nobody has yet. */
export async function makeRoom(db: Db): Promise<void> {
  await db.execute(sql`create schema if not exists migrations`);
  await db.execute(sql`create table if not exists migrations.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`);
  await db.execute(sql`create table if not exists migrations.wall (
    what text primary key, digest text not null)`);
}

/** Said before anything is changed: should this process end in between, nobody is misled. */
export async function stateNeeds(db: Db): Promise<void> {
  await db.execute(sql`insert into migrations.wall (what, digest)
    values (${NEEDS}, ${String(OURS.needs)})
    on conflict (what) do update set digest = excluded.digest
    where wall.digest::bigint < excluded.digest::bigint`);
}

/** A name that no policy, trigger, function or check has. */
export const NEEDS = 'a program that knows';

function neededBy(breaks: readonly string[]): number {
  const when = journal.entries.filter(({ tag }) => breaks.includes(tag)).map((one) => one.when);
  return Math.max(0, ...when);
}
