// What a review is told of: counts of a quarter, each one statement over an index or one pass over the
// roster, by unit or of the whole force.

import {
  and,
  count,
  countDistinct,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  ne,
  sql,
} from 'drizzle-orm';
import type { Counts, ItemPart } from '../src/care/review/told.ts';
import type { Part } from '../src/trust/figures/blocks.ts';
import { careContacts, careTasks } from './care-tasks.ts';
import { caseWaits } from './case-waits.ts';
import type { Db } from './client.ts';
import { cases } from './hotline.ts';
import { people } from './people.ts';
import { requests } from './requests.ts';
import { roster } from './roster.ts';
import { workedDays } from './worked-days.ts';

type Days = { readonly from: string; readonly to: string };

/** Of everybody on the roster: with whom somebody talked, called or visited. */
export async function peopleMet(db: Db, { from, to }: Days): Promise<Part[]> {
  const met = db
    .selectDistinct({ officerId: careContacts.officerId })
    .from(careContacts)
    .where(and(gte(careContacts.on, from), lt(careContacts.on, to), ne(careContacts.form, 'care')))
    .as('met');
  return db
    .select({ unitId: roster.unitId, size: count(), yes: count(met.officerId) })
    .from(roster)
    .leftJoin(met, eq(met.officerId, roster.id))
    .where(and(isNull(roster.leftAt), lt(roster.addedAt, sql`${to}::date`)))
    .groupBy(roster.unitId);
}

/** Of the contacts that fell due: which were held, form by form. What was dropped was not owed. */
export async function contactsOwed(db: Db, { from, to }: Days): Promise<Counts[]> {
  const rows = await db
    .select({
      form: careTasks.form,
      unitId: careTasks.unitId,
      size: count(),
      yes: sql<number>`count(*) filter (where ${careTasks.state} = 'held')`.mapWith(Number),
    })
    .from(careTasks)
    .where(and(gte(careTasks.dueOn, from), lt(careTasks.dueOn, to), ne(careTasks.state, 'dropped')))
    .groupBy(careTasks.form, careTasks.unitId);
  return [...Map.groupBy(rows, ({ form }) => form)].map(([form, parts]) => ({
    measure: `owed-${form}`,
    parts,
  }));
}

/** Of whose leave the roster tells: who has taken as much of it as the year has passed. */
export async function leaveTaken(db: Db, { from, to }: Days, goal: number): Promise<Part[]> {
  const year = Number(from.slice(0, 4));
  const passed = sql`((${to}::date - ${`${year}-01-01`}::date) / 365.0)`;
  return db
    .select({
      unitId: roster.unitId,
      size: count(),
      yes: sql<number>`count(*) filter (
        where ${roster.leaveTaken} >= ${goal}::numeric * ${roster.leaveDays} * ${passed})`.mapWith(
        Number,
      ),
    })
    .from(roster)
    .where(
      and(
        isNull(roster.leftAt),
        isNotNull(roster.leaveTaken),
        gt(roster.leaveDays, 0),
        eq(roster.leaveYear, year),
      ),
    )
    .groupBy(roster.unitId);
}

/** Of whose hours the roster tells: who had a week of more than so many. */
export async function hoursOver(db: Db, { from, to }: Days, hours: number): Promise<Part[]> {
  const rows = await db.execute<{ unit_id: string; size: number; yes: number }>(sql`
    select r.unit_id, count(*)::int as size,
      count(*) filter (where o.most > ${hours * 60})::int as yes
    from (select officer_id, max(minutes) as most
      from (select officer_id, sum(minutes) as minutes from ${workedDays}
        where "on" >= ${from}::date and "on" < ${to}::date
        group by officer_id, date_trunc('week', "on"::timestamp)) w
      group by officer_id) o
    join ${roster} r on r.id = o.officer_id and r.left_at is null
    group by r.unit_id`);
  return rows.map(({ unit_id, size, yes }) => ({ unitId: unit_id, size, yes }));
}

/** Problems that came to the desks, item by item, and how many of them were answered. */
export async function problemsTold(db: Db, from: Date, to: Date): Promise<ItemPart[]> {
  const rows = await db
    .select({ item: requests.item, size: count(), yes: count(requests.answeredAt) })
    .from(requests)
    .where(
      and(
        isNull(requests.form),
        isNotNull(requests.item),
        gte(requests.receivedAt, from),
        lt(requests.receivedAt, to),
      ),
    )
    .groupBy(requests.item);
  return rows.flatMap(({ item, ...counts }) => (item === null ? [] : [{ item, ...counts }]));
}

/** How many had joined, and to how many of them a counselor came at least once. */
export async function counselorsMet(db: Db, from: Date, to: Date) {
  const [row] = await db
    .select({ joined: countDistinct(people.id), met: countDistinct(cases.personId) })
    .from(people)
    .leftJoin(
      cases,
      and(eq(cases.personId, people.id), gte(cases.claimedAt, from), lt(cases.claimedAt, to)),
    )
    .where(and(isNotNull(people.unitId), lt(people.joinedAt, to)));
  return { joined: row?.joined ?? 0, met: row?.met ?? 0 };
}

/** How many talks were judged by who had them, and how many made it better. */
export async function talksJudged(db: Db, from: Date, to: Date) {
  const [row] = await db
    .select({
      talks: count(),
      better: sql<number>`count(*) filter (where ${cases.after} = 'better')`.mapWith(Number),
    })
    .from(cases)
    .where(and(isNotNull(cases.after), gte(cases.closedAt, from), lt(cases.closedAt, to)));
  return { talks: row?.talks ?? 0, better: row?.better ?? 0 };
}

/** How many waited for a person in this time, and to how many one came before the clock ran out. */
export async function waitsIn(db: Db, from: Date, to: Date) {
  const inTime = and(isNotNull(caseWaits.liveAt), isNull(caseWaits.missedLiveAt));
  const [row] = await db
    .select({
      waits: countDistinct(caseWaits.caseId),
      inTime: sql<number>`count(distinct ${caseWaits.caseId}) filter (where ${inTime})`.mapWith(
        Number,
      ),
    })
    .from(caseWaits)
    .where(and(gte(caseWaits.startedAt, from), lt(caseWaits.startedAt, to)));
  return { waits: row?.waits ?? 0, inTime: row?.inTime ?? 0 };
}
