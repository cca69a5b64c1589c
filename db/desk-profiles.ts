// What is set for a counselor: unit, languages, standing, how many talks. About staff alone.

import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { boolean, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '../src/core/person.ts';
import {
  ANYONE,
  type Colleague,
  type DeskProfile,
  type Standing,
} from '../src/hotline/line/may-take.ts';
import type { About } from '../src/hotline/line/wish.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { onCallShifts } from './on-call.ts';
import { instant, ledger } from './schemas.ts';
import { activeStaff, staff } from './staff.ts';
import { units } from './units.ts';

export const deskProfiles = ledger.table('desk_profiles', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  unitId: uuid('unit_id').references(() => units.id),
  isInCharge: boolean('is_in_charge').notNull().default(false),
  standing: text().$type<Standing>().notNull().default('serving'),
  languages: jsonb().$type<readonly Locale[]>().notNull().default([]),
  hasCrisisSkill: boolean('has_crisis_skill').notNull().default(true),
  topics: jsonb().$type<readonly About[]>().notNull().default([]),
  talksMax: integer('talks_max'),
  restsUntil: instant('rests_until'),
});

export function putDeskProfile(tx: Tx, staffId: string, profile: DeskProfile): void {
  const set = {
    ...profile,
    unitId: profile.unitId ?? null,
    talksMax: profile.talksMax ?? null,
    restsUntil: profile.restsUntil ?? null,
  };
  put(tx, staffId, set);
}

/** A break that somebody takes, or ends. */
export function putRest(tx: Tx, staffId: string, until: Date): void {
  put(tx, staffId, { restsUntil: until });
}

/** When the last break of each ends, or ended. */
export async function restsOfAll(db: Db): Promise<Map<string, Date>> {
  const { staffId, restsUntil } = deskProfiles;
  const rows = await db.select({ staffId, restsUntil }).from(deskProfiles);
  return new Map(rows.flatMap((row) => (row.restsUntil ? [[row.staffId, row.restsUntil]] : [])));
}

/** What somebody knows about, by their own ticks. */
export function putTopics(tx: Tx, staffId: string, topics: readonly About[]): void {
  put(tx, staffId, { topics });
}

function put(
  tx: Tx,
  staffId: string,
  set: Omit<typeof deskProfiles.$inferInsert, 'staffId'>,
): void {
  const target = deskProfiles.staffId;
  tx.write(
    tx.db
      .insert(deskProfiles)
      .values({ staffId, ...set })
      .onConflictDoUpdate({ target, set }),
  );
}

export async function deskProfileOf(db: Db, staffId: string): Promise<DeskProfile> {
  return (await deskProfilesOf(db, [staffId])).get(staffId) ?? ANYONE;
}

/** Of those for whom something is set. */
export async function deskProfilesOf(
  db: Db,
  staffIds: readonly string[],
): Promise<Map<string, DeskProfile>> {
  if (staffIds.length === 0) return new Map();
  const theirs = inArray(deskProfiles.staffId, [...staffIds]);
  const rows = await db.select().from(deskProfiles).where(theirs);
  return new Map(rows.map((row) => [row.staffId, profileIn(row)]));
}

/** Everybody who takes cases and whose account is on. */
export async function colleaguesOf(db: Db): Promise<Colleague[]> {
  const ids = (await activeStaff(db, ['counselor', 'lead'])).map(({ id }) => id);
  const profiles = await deskProfilesOf(db, ids);
  return ids.map((id) => ({ ...(profiles.get(id) ?? ANYONE), id }));
}

function profileIn(row: typeof deskProfiles.$inferSelect): DeskProfile {
  const { unitId, isInCharge, standing, languages, hasCrisisSkill, topics } = row;
  return {
    unitId: unitId ?? undefined,
    isInCharge,
    standing,
    languages,
    hasCrisisSkill,
    topics,
    talksMax: row.talksMax ?? undefined,
    restsUntil: row.restsUntil ?? undefined,
  };
}

/** How many talks somebody has. */
export async function talksOf(db: Db, staffId: string): Promise<number> {
  const isTheirs = and(eq(cases.state, 'claimed'), eq(cases.counselorId, staffId));
  const [row] = await db.select({ n: count() }).from(cases).where(isTheirs);
  return row?.n ?? 0;
}

/**
 * How many talks more those who are on now may take: whoever is on call or, with nobody on call,
 * every account.
 */
export async function roomAt(db: Db, now: Date, talksMax: number): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ room: number }>(sql`
    with here as (
      select s.id, coalesce(p.talks_max, ${talksMax}) as most, exists (
        select from ${onCallShifts} o where o.staff_id = s.id and o.removed_at is null
          and o.from_at <= ${at} and ${at} < o.to_at
      ) as is_on
      from ${staff} s left join ${deskProfiles} p on p.staff_id = s.id
      where s.role in ('counselor', 'lead') and s.disabled_at is null
        and (p.rests_until is null or p.rests_until <= ${at})
    )
    select coalesce(sum(greatest(0, most - (
      select count(*) from ${cases} c where c.state = 'claimed' and c.counselor_id = here.id
    ))), 0)::int as room
    from here where is_on or not exists (select from here where is_on)`);
  return row?.room ?? 0;
}
