// Everything a decision about one person needs, in one statement, with the person's row held.

import { and, eq, sql } from 'drizzle-orm';
import type { CheckIn, Flag, SentFlag, Squad } from '../src/core/decision.ts';
import { checkIns } from './checkins.ts';
import type { Db } from './client.ts';
import { consentsColumn } from './consents.ts';
import { flags } from './flags.ts';
import { cases } from './hotline.ts';
import { deskBackAt, hasDeskAt } from './on-call.ts';
import { IS_OPEN } from './open-case.ts';
import { addresses, people, personKeys } from './people.ts';
import { type Marks, reading } from './prepared.ts';
import { sentProblemsColumn } from './problems.ts';
import { anyIn, joined } from './sets.ts';
import { staff, staffAddresses } from './staff.ts';
import { squads } from './units.ts';

type CheckInJson = Omit<CheckIn, 'askedAt'> & { readonly askedAt: string };

const checkInColumn = sql<CheckInJson | null>`(
  select json_build_object('id', c.id, 'askedAt', c.asked_at, 'mood', c.mood, 'sleepHours', c.sleep_hours)
  from ${checkIns} c where c.person_id = ${people.id} order by c.asked_at desc nulls last, c.id desc limit 1
)`;

type FlagJson = Omit<Flag, 'readerId'> & { readonly readerId: string | null };

const flagColumn = sql<FlagJson | null>`(
  select json_build_object('id', f.id, 'state', f.state, 'readerId', f.reader_id)
  from ${flags} f where f.person_id = ${people.id} order by f.drafted_at desc nulls last, f.id desc limit 1
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

type Whose = { readonly personId: string };
type Where = { readonly addressKey: string };
export type At = { readonly now: string };

const holdingOne = reading((db, at: Marks<Whose>) =>
  db.select({ id: people.id }).from(people).where(eq(people.id, at.personId)).for('update'),
);
const findingOne = reading((db, at: Marks<Whose & At>) =>
  select(db, at).where(eq(people.id, at.personId)),
);

/**
 * Holds the person's row, then reads: two statements in one trip, because a statement that waited
 * for a lock would still see what was there before it waited.
 * @returns undefined when there is no such person, or no longer.
 */
export async function snapshotRow(db: Db, personId: string, now: Date) {
  const [, [row]] = await Promise.all([
    holdingOne(db, { personId }),
    findingOne(db, { personId, now: now.toISOString() }),
  ]);
  return row;
}

type Those = { readonly ids: string };

const holdingMany = reading((db, { ids }: Marks<Those>) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(sql`${people.id} = ${anyIn(ids)}`)
    .for('update', { skipLocked: true }),
);
const findingMany = reading((db, at: Marks<Those & At>) =>
  db
    .select({ person: people, wrapped: personKeys.wrapped, ...askedColumns(at) })
    .from(people)
    .innerJoin(personKeys, eq(personKeys.personId, people.id))
    .where(sql`${people.id} = ${anyIn(at.ids)}`),
);
const findingCases = reading((db, { ids }: Marks<Those>) =>
  db
    .select({ openCase: cases, counselor: staff.label })
    .from(cases)
    .leftJoin(staff, eq(staff.id, cases.counselorId))
    .where(and(sql`${cases.personId} = ${anyIn(ids)}`, IS_OPEN)),
);

/**
 * The same for many at once, but for those whom somebody else holds: they are left out. Open cases,
 * which few have, are read apart; and it knows no squads, flags or problems, which only an answer to
 * somebody's own words looks at.
 */
export async function snapshotRows(
  db: Db,
  personIds: readonly string[],
  now: Date,
): Promise<SnapshotRow[]> {
  const ids = joined(personIds);
  const [held, rows, opened] = await Promise.all([
    holdingMany(db, { ids }),
    findingMany(db, { ids, now: now.toISOString() }),
    findingCases(db, { ids }),
  ]);
  const ours = new Set(held.map(({ id }) => id));
  const cased = new Map(opened.map((one) => [one.openCase.personId, one]));
  return rows
    .filter(({ person }) => ours.has(person.id))
    .map((row) => ({ ...row, ...(cased.get(row.person.id) ?? NO_CASE), ...UNREAD }));
}

const NO_CASE = { openCase: null, counselor: null };
const UNREAD = { squads: null, flag: null, sentFlags: null, sentProblems: null };

const holdingThere = reading((db, at: Marks<Where>) =>
  db.select({ id: people.id }).from(people).where(isThere(at)).for('update'),
);
const findingThere = reading((db, at: Marks<Where & At>) => select(db, at).where(isThere(at)));

function isThere({ addressKey }: Marks<Where>) {
  return eq(
    people.id,
    sql`(select a.person_id from ${addresses} a where a.address_key = ${addressKey})`,
  );
}

/** The same, for whoever is at this address. */
export async function snapshotRowAt(db: Db, addressKey: string, now: Date) {
  const [, [row]] = await Promise.all([
    holdingThere(db, { addressKey }),
    findingThere(db, { addressKey, now: now.toISOString() }),
  ]);
  return row;
}

export type SnapshotRow = NonNullable<Awaited<ReturnType<typeof snapshotRow>>>;

function askedColumns({ now }: Marks<At>) {
  return {
    consents: consentsColumn,
    checkIn: checkInColumn,
    hasDesk: hasDeskAt(now),
    deskBackAt: deskBackAt(now),
  };
}

export function snapshotColumns(at: Marks<At>) {
  return {
    person: people,
    wrapped: personKeys.wrapped,
    openCase: cases,
    counselor: staff.label,
    squads: squadsColumn,
    flag: flagColumn,
    sentFlags: sentFlagsColumn,
    sentProblems: sentProblemsColumn,
    ...askedColumns(at),
  };
}

function select(db: Db, at: Marks<At>) {
  return db
    .select(snapshotColumns(at))
    .from(people)
    .innerJoin(personKeys, eq(personKeys.personId, people.id))
    .leftJoin(cases, and(eq(cases.personId, people.id), IS_OPEN))
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
