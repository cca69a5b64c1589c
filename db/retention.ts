// What is past its time, class by class: how much there is, how old it is, and its end.

import {
  and,
  count,
  eq,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  not,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Holding, PeopleClass, RowsClass } from '../src/trust/retention/retention.ts';
import { alarms } from './alarms.ts';
import { appointments, staffAppointments } from './appointments.ts';
import { careReminders } from './care-feeds.ts';
import { careContacts, careTasks } from './care-tasks.ts';
import { caseAids } from './case-aids.ts';
import { checkIns } from './checkins.ts';
import type { As, Db, OfficerRole, StationRole } from './client.ts';
import { flagInbox, flagReads, flags } from './flags.ts';
import { handedOver } from './handed-over.ts';
import { cases } from './hotline.ts';
import { inbound } from './installation.ts';
import { kudos } from './kudos.ts';
import { leavePlans } from './leave-plans.ts';
import { assessments, messages } from './listening.ts';
import { moveLinks } from './moving.ts';
import { outbox } from './outbox.ts';
import { ownDataLinks } from './own-data-links.ts';
import { paces } from './paces.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { requests } from './requests.ts';
import { roster, rosterEvents } from './roster.ts';
import { scaleRuns } from './scales.ts';
import { dropMasks, sealedCards } from './sealed-cards.ts';
import { activitySignups } from './signups.ts';
import { staffLinks } from './staff.ts';
import { talkSlots } from './talk-hours.ts';
import { webLines } from './web.ts';
import { workedDays } from './worked-days.ts';

/** Roles that the program acts in under nobody's name, by world. */
export type Unnamed =
  | { readonly world: 'officer'; readonly role: Extract<As<OfficerRole>, string> }
  | { readonly world: 'station'; readonly role: Extract<As<StationRole>, string> };

type Rows = {
  readonly table: PgTable;
  /** From when its time runs. */
  readonly at: SQL<Date | null>;
  readonly which?: SQL | undefined;
  readonly who: Unnamed;
};

const BOT = { world: 'officer', role: 'wl_bot' } as const;
const WORKER = { world: 'officer', role: 'wl_worker' } as const;
const ADMIN = { world: 'station', role: 'wl_admin' } as const;
const REGISTRAR = { world: 'station', role: 'wl_registrar' } as const;

const closedAt = sql<Date | null>`(select closed_at from ${cases} c where c.id = ${messages.caseId})`;

const ROWS: Readonly<Record<RowsClass, Rows>> = {
  'passing-words': rows(messages, messages.keepUntil, isNotNull(messages.keepUntil)),
  'model-aids': rows(caseAids, caseAids.askedAt),
  'talk-words': rows(messages, closedAt, isNotNull(messages.caseId)),
  'own-words': rows(
    messages,
    messages.at,
    and(isNull(messages.caseId), isNull(messages.keepUntil)),
  ),
  'shown-lines': rows(webLines, webLines.at),
  scores: rows(checkIns, checkIns.askedAt),
  questionnaires: rows(scaleRuns, scaleRuns.startedAt),
  ratings: rows(assessments, assessments.at),
  alarm: rows(alarms, alarms.at),
  'case-record': rows(cases, cases.closedAt, eq(cases.state, 'closed')),
  notes: rows(flags, sql`coalesce(${flags.lapsesAt}, ${flags.draftedAt})`),
  'card-masks': rows(sealedCards, sealedCards.leftAt, isNotNull(sealedCards.mask)),
  'own-data-links': rows(ownDataLinks, ownDataLinks.expiresAt),
  'move-links': rows(moveLinks, moveLinks.expiresAt),
  'inbound-ids': rows(inbound, inbound.at),
  'given-up-work': { ...rows(outbox, outbox.deadAt, isNotNull(outbox.deadAt)), who: WORKER },
  paces: rows(paces, paces.at),
  'sign-in-links': { ...rows(staffLinks, staffLinks.expiresAt), who: ADMIN },
  'agreed-times': rows(appointments, appointments.at),
  'agreed-times-staff': { ...rows(staffAppointments, staffAppointments.at), who: REGISTRAR },
  'taken-times': rows(talkSlots, talkSlots.at),
  'told-problems': rows(problems, problems.toldAt),
  'activity-signups': rows(activitySignups, activitySignups.madeAt),
  kudos: rows(kudos, kudos.at, ne(kudos.state, 'refused')),
  'handed-over': { ...rows(handedOver, handedOver.at), who: REGISTRAR },
  requests: { ...rows(requests, requests.endedAt), who: REGISTRAR },
  'note-receipts': { ...rows(flagInbox, flagInbox.lapsesAt), who: REGISTRAR },
  'note-reads': { ...rows(flagReads, flagReads.at), who: REGISTRAR },
  'care-reminders': { ...rows(careReminders, dayOf(careReminders.on)), who: REGISTRAR },
  'care-done': { ...rows(careTasks, dayOf(careTasks.endedOn)), who: REGISTRAR },
  'care-ledger': { ...rows(careContacts, dayOf(careContacts.on)), who: REGISTRAR },
  'roster-events': { ...rows(rosterEvents, rosterEvents.at), who: REGISTRAR },
  'worked-hours': { ...rows(workedDays, dayOf(workedDays.on)), who: REGISTRAR },
  'leave-plans': { ...rows(leavePlans, dayOf(leavePlans.toOn)), who: REGISTRAR },
  'roster-left': { ...rows(roster, roster.leftAt), who: REGISTRAR },
};

function rows(table: PgTable, at: unknown, which?: SQL): Rows {
  return { table, at: sql`${at}`, which, who: BOT };
}

function dayOf(on: unknown): SQL {
  return sql`(${on}::timestamp at time zone 'UTC')`;
}

export function whoEnds(kept: RowsClass): Unnamed {
  return ROWS[kept].who;
}

/** @returns how many rows went. */
export async function dropDue(db: Db, kept: RowsClass, before: Date): Promise<number> {
  if (kept === 'card-masks') return dropMasks(db, before);
  const { table, at, which } = ROWS[kept];
  const gone = await db.execute<{ n: number }>(sql`
    with gone as (delete from ${table} where ${and(which, isBy(at, before))} returning 1)
    select count(*)::int as n from gone`);
  return gone[0]?.n ?? 0;
}

export async function holdingOf(db: Db, kept: RowsClass, before: Date): Promise<Holding> {
  const { table, at, which } = ROWS[kept];
  return { kept, ...(await held(db, { table, at, which, isDue: isBy(at, before) })) };
}

/** A computed moment has no column that would write the other one down. */
function isBy(at: SQL, before: Date): SQL {
  return sql`${at} <= ${before.toISOString()}::timestamptz`;
}

type Held = Omit<Rows, 'who'> & { readonly isDue: SQL | undefined };

async function held(db: Db, { table, at, which, isDue }: Held): Promise<Omit<Holding, 'kept'>> {
  const [row] = await db
    .select({
      rows: count(),
      due: sql<number>`count(*) filter (where ${isDue})`.mapWith(Number),
      oldest: sql<string | null>`to_json(min(${at}))#>>'{}'`,
    })
    .from(table)
    .where(which);
  const oldest = row?.oldest ? new Date(row.oldest) : undefined;
  return { rows: row?.rows ?? 0, due: row?.due ?? 0, oldest };
}

const lastUse = sql<Date | null>`coalesce(${people.noticedAt}, ${people.metAt})`;
const hasNoOpenCase = not(
  inArray(
    people.id,
    sql`(select c.person_id from ${cases} c where c.person_id is not null and c.state <> 'closed')`,
  ),
);
const isStranger = and(isNull(people.joinedAt), hasNoOpenCase);
const isSilent = and(isNotNull(people.joinedAt), isNull(people.endsAt));

/** Who wrote, never joined, and has not been seen since. */
export async function strangersSince(db: Db, before: Date, rowsMax: number): Promise<string[]> {
  return idsWhere(db, and(isStranger, isBy(lastUse, before)), rowsMax);
}

/** Who joined and has not been seen since; their end is not announced yet. */
export async function silentSince(db: Db, before: Date, rowsMax: number): Promise<string[]> {
  return idsWhere(db, and(isSilent, isBy(lastUse, before)), rowsMax);
}

/** Whose announced end has come, unless a talk is still open. */
export async function endedBy(db: Db, now: Date, rowsMax: number) {
  return db
    .select({ id: people.id, why: people.endsWhy })
    .from(people)
    .where(and(lte(people.endsAt, now), hasNoOpenCase))
    .limit(rowsMax);
}

async function idsWhere(db: Db, which: SQL | undefined, rowsMax: number): Promise<string[]> {
  const found = await db.select({ id: people.id }).from(people).where(which).limit(rowsMax);
  return found.map(({ id }) => id);
}

export async function peopleHeld(
  db: Db,
  kept: PeopleClass,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<Holding> {
  const isOver =
    kept === 'strangers' ? isBy(lastUse, before) : and(lte(people.endsAt, now), hasNoOpenCase);
  const which = kept === 'strangers' ? isStranger : eq(people.endsWhy, kept);
  return { kept, ...(await held(db, { table: people, at: lastUse, which, isDue: isOver })) };
}
