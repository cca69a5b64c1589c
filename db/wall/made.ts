// What the wall is made of beyond rights: the conditions of policies, triggers, functions and
// checks. Their text is not declared a second time; it is remembered when the wall is put up, and
// whatever says something else later was changed by another hand.

import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { NEEDS } from '../schema-place.ts';

type Made = { readonly what: string; readonly digest: string };

/** As the server has them now. */
async function madeNow(db: Db): Promise<Made[]> {
  return db.execute<Made>(sql`${policies} union all ${triggers} union all ${functions}
    union all ${checks} order by 1`);
}

/** As they were when the wall was last put up. */
async function madeThen(db: Db): Promise<Made[]> {
  return db.execute<Made>(
    sql`select what, digest from migrations.wall
      where what not in (${MARK}, ${NEEDS}) and not starts_with(what, ${BEFORE})`,
  );
}

export async function markThen(db: Db): Promise<string | undefined> {
  const [row] = await db.execute<{ digest: string }>(
    sql`select digest from migrations.wall where what = ${MARK}`,
  );
  return row?.digest;
}

/** Whether the wall that is put up from this was here already, and another came after it. */
export async function wasMade(db: Db, mark: string): Promise<boolean> {
  const found = await db.execute(sql`select 1 from migrations.wall where what = ${BEFORE + mark}`);
  return found.length > 0;
}

/** In place of what was remembered before, with what it was put up from; that stays on record. */
export async function rememberMade(db: Db, mark: string): Promise<void> {
  await db.execute(sql`update migrations.wall set what = ${BEFORE} || digest, digest = ''
    where what = ${MARK}`);
  await db.execute(sql`delete from migrations.wall
    where what <> ${NEEDS} and not starts_with(what, ${BEFORE})`);
  const all = [...(await madeNow(db)), { what: MARK, digest: mark }];
  await db.execute(sql`insert into migrations.wall (what, digest)
    select what, digest from jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb)
      as made (what text, digest text)`);
}

/** A line for each that is gone, was changed, or came from another hand. */
export async function madeDifferences(db: Db): Promise<string[]> {
  const then = new Map((await madeThen(db)).map(({ what, digest }) => [what, digest]));
  const now = new Map((await madeNow(db)).map(({ what, digest }) => [what, digest]));
  return [
    ...[...then.keys()].filter((what) => !now.has(what)).map((what) => `missing: ${what}`),
    ...[...now].flatMap(([what, digest]) => {
      if (!then.has(what)) return [`not put up with the wall: ${what}`];
      return then.get(what) === digest ? [] : [`changed since the wall was put up: ${what}`];
    }),
  ];
}

/** A name that no policy, trigger, function or check has. */
const MARK = 'put up from';
const BEFORE = 'put up before from ';

const ours = sql`in ('officer', 'station', 'ledger')`;

const policies = sql`
  select 'policy ' || p.polname || ' on ' || c.oid::regclass as what, md5(concat_ws('|',
    p.polcmd, p.polpermissive,
    (select string_agg(n::regrole::text, ',' order by n::regrole::text) from unnest(p.polroles) n),
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) as digest
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace::regnamespace::text ${ours}`;

// Months of the audit log come and go: their triggers are looked at one by one (`catalog.ts`).
const triggers = sql`
  select 'trigger ' || t.tgname || ' on ' || c.oid::regclass,
    md5(t.tgenabled::text || pg_get_triggerdef(t.oid))
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and not c.relispartition and c.relnamespace::regnamespace::text ${ours}`;

const functions = sql`
  select 'function ' || oid::regprocedure, md5(pg_get_functiondef(oid))
  from pg_proc where prokind = 'f' and pronamespace::regnamespace::text ${ours}`;

const checks = sql`
  select 'check ' || k.conname || ' on ' || k.conrelid::regclass, md5(pg_get_constraintdef(k.oid))
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where k.contype = 'c' and not c.relispartition and c.relnamespace::regnamespace::text ${ours}`;
