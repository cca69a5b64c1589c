// Everything a decision about one person needs, in one statement, with the person's row held.

import { and, eq, ne, sql } from 'drizzle-orm';
import type { CheckIn, Flag, SentFlag, Squad } from '../src/core/decision.ts';
import { checkIns } from './checkins.ts';
import type { Db } from './client.ts';
import { consentsColumn } from './consents.ts';
import { flags } from './flags.ts';
import { cases } from './hotline.ts';
import { deskBackAt, hasDeskAt } from './on-call.ts';
import { addresses, people, personKeys } from './people.ts';
import { anyOf } from './sets.ts';
import { staff, staffAddresses } from './staff.ts';
import { squads } from './units.ts';

type CheckInJson = Omit<CheckIn, 'askedAt'> & { readonly askedAt: string };

const checkInColumn = sql<CheckInJson | null>`(
  select json_build_object('id', c.id, 'askedAt', c.asked_at, 'mood', c.mood, 'sleepHours', c.sleep_hours)
  from ${checkIns} c where c.person_id = ${people.id} order by c.asked_at desc, c.id desc limit 1
)`;

type FlagJson = Omit<Flag, 'readerId'> & { readonly readerId: string | null };

const flagColumn = sql<FlagJson | null>`(
  select json_build_object('id', f.id, 'state', f.state, 'readerId', f.reader_id)
  from ${flags} f where f.person_id = ${people.id} order by f.drafted_at desc, f.id desc limit 1
)`;

type SentFlagJson = Omit<SentFlag, 'lapsesAt'> & { readonly lapsesAt: string };

const sentFlagsColumn = sql<SentFlagJson[] | null>`(
  select json_agg(json_build_object('id', f.id, 'lapsesAt', f.lapses_at) order by f.drafted_at)
  from ${flags} f where f.person_id = ${people.id} and f.state = 'sent'
)`;

const squadsColumn = sql<Squad[] | null>`(
  select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
  from ${squads} s where s.unit_id = ${people.unitId}
)`;

/**
 * Holds the person's row, then reads: two statements in one trip, because a statement that waited
 * for a lock would still see what was there before it waited.
 * @returns undefined when there is no such person, or no longer.
 */
export async function snapshotRow(db: Db, personId: string, now: Date) {
  const [, [row]] = await Promise.all([
    db.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update'),
    select(db, now).where(eq(people.id, personId)),
  ]);
  return row;
}

/**
 * The same for many at once, but for those whom somebody else holds: they are left out. Open cases,
 * which few have, are read apart; and it knows no squads, which only who joins chooses from.
 */
export async function snapshotRows(
  db: Db,
  personIds: readonly string[],
  now: Date,
): Promise<SnapshotRow[]> {
  const ids = anyOf(personIds);
  const isOne = sql`${people.id} = ${ids}`;
  const [held, rows, opened] = await Promise.all([
    db.select({ id: people.id }).from(people).where(isOne).for('update', { skipLocked: true }),
    db
      .select({ person: people, wrapped: personKeys.wrapped, ...ownColumns(now) })
      .from(people)
      .innerJoin(personKeys, eq(personKeys.personId, people.id))
      .where(isOne),
    db
      .select({ openCase: cases, counselor: staff.label })
      .from(cases)
      .leftJoin(staff, eq(staff.id, cases.counselorId))
      .where(and(sql`${cases.personId} = ${ids}`, ne(cases.state, 'closed'))),
  ]);
  const ours = new Set(held.map(({ id }) => id));
  const cased = new Map(opened.map((one) => [one.openCase.personId, one]));
  return rows
    .filter(({ person }) => ours.has(person.id))
    .map((row) => ({ ...row, ...(cased.get(row.person.id) ?? NO_CASE), squads: null }));
}

const NO_CASE = { openCase: null, counselor: null };

/** The same, for whoever is at this address. */
export async function snapshotRowAt(db: Db, addressKey: string, now: Date) {
  const isThere = eq(
    people.id,
    sql`(select a.person_id from ${addresses} a where a.address_key = ${addressKey})`,
  );
  const [, [row]] = await Promise.all([
    db.select({ id: people.id }).from(people).where(isThere).for('update'),
    select(db, now).where(isThere),
  ]);
  return row;
}

export type SnapshotRow = NonNullable<Awaited<ReturnType<typeof snapshotRow>>>;

function ownColumns(now: Date) {
  return {
    consents: consentsColumn,
    checkIn: checkInColumn,
    flag: flagColumn,
    sentFlags: sentFlagsColumn,
    hasDesk: hasDeskAt(now),
    deskBackAt: deskBackAt(now),
  };
}

function select(db: Db, now: Date) {
  return db
    .select({
      person: people,
      wrapped: personKeys.wrapped,
      openCase: cases,
      counselor: staff.label,
      squads: squadsColumn,
      ...ownColumns(now),
    })
    .from(people)
    .innerJoin(personKeys, eq(personKeys.personId, people.id))
    .leftJoin(cases, and(eq(cases.personId, people.id), ne(cases.state, 'closed')))
    .leftJoin(staff, eq(staff.id, cases.counselorId));
}

/** Whether a messenger address belongs to staff rather than to an officer. */
export async function isStaffAddress(db: Db, addressKey: string): Promise<boolean> {
  const rows = await db
    .select({ staffId: staffAddresses.staffId })
    .from(staffAddresses)
    .where(eq(staffAddresses.addressKey, addressKey));
  return rows.length > 0;
}
