// The shares of a review, counted anew from rows of people and of what they did, and not from counts
// by unit: for a force that is made up, whose two worlds one owner may see.

import postgres from 'postgres';

type Quarter = { readonly from: string; readonly to: string; readonly timeZone: string };

/** Percent by section; absent where there is nothing to count. */
export async function countedApart(
  ownerUrl: string,
  { from, to, timeZone }: Quarter,
): Promise<Map<string, number>> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const start = sql`(${from}::timestamp at time zone ${timeZone})`;
  const stop = sql`(${to}::timestamp at time zone ${timeZone})`;
  const held = (form: string) => sql`(select 100.0 * avg((state = 'held')::int)
    from station.care_tasks where form = ${form} and state <> 'dropped'
      and due_on >= ${from} and due_on < ${to})`;
  try {
    const [row] = await sql<Record<string, number | null>[]>`
    with agreed as (select distinct person_id as id from officer.consents
        where scope = 'statistics' and is_granted),
      said as (select person_id, date_trunc('month', answered_at at time zone 'UTC') as month,
          avg(mood) as mood, avg(sleep_hours) as hours
        from officer.check_ins c join agreed on agreed.id = c.person_id
        where answered_at at time zone 'UTC' >= ${from}::date
          and answered_at at time zone 'UTC' < ${to}::date
        group by 1, 2),
      months as (select month, 100.0 * count(*) / (select count(*) from agreed) as part,
          100.0 * avg((mood <= 2)::int) as low, 100.0 * avg((hours < 6)::int) as short
        from said group by month),
      weeks as (select officer_id, sum(minutes) as minutes from station.worked_days
        where "on" >= ${from} and "on" < ${to}
        group by officer_id, date_trunc('week', "on"::timestamp)),
      told as (select item, answered_at from station.requests where form is null
        and item is not null and received_at >= ${start} and received_at < ${stop})
    -- A month in which nobody answered has no row, and counts where it was told.
    select (select sum(part) from months) / nullif((select count(distinct month) from ledger.figures
        where measure = 'takes-part' and month >= left(${from}::text, 7)
          and month < left(${to}::text, 7)), 0) as "takes-part",
      (select avg(low) from months) as "low-mood",
      (select avg(short) from months) as "short-sleep",
      (select 100.0 * avg((exists (select from station.care_contacts c where c.officer_id = r.id
          and c.form <> 'care' and c."on" >= ${from} and c."on" < ${to}))::int)
        from station.roster r where left_at is null) as met,
      ${held('talk')} as "owed-talk", ${held('call')} as "owed-call",
      ${held('visit')} as "owed-visit", ${held('care')} as "owed-care",
      (select 100.0 * avg((leave_taken >= 0.8 * leave_days
          * (${to}::date - date_trunc('year', ${from}::date)::date) / 365.0)::int)
        from station.roster where left_at is null and leave_days > 0
          and leave_taken is not null) as "leave-taken",
      (select 100.0 * avg((most > 3600)::int) from
        (select max(minutes) as most from weeks group by officer_id) m) as "hours-over",
      (select 100.0 * avg((answered_at is not null)::int) from told) as "problems-answered",
      (select 100.0 * max(n) / sum(n) from
        (select count(*) as n from told group by left(item, 1)) a) as stressors,
      (select 100.0 * avg((exists (select from officer.cases c where c.person_id = p.id
          and c.claimed_at >= ${start} and c.claimed_at < ${stop}))::int)
        from officer.people p where unit_id is not null) as "talked-with-counselor",
      (select 100.0 * avg((after = 'better')::int) from officer.cases where after is not null
        and closed_at >= ${start} and closed_at < ${stop}) as "talk-helped",
      (select 100.0 * avg(came) from (select max((live_at is not null
          and missed_live_at is null)::int) as came from officer.case_waits
        where started_at >= ${start} and started_at < ${stop} group by case_id) w)
        as "came-in-time"`;
    return new Map(
      Object.entries(row ?? {}).flatMap(([id, share]) =>
        share === null ? [] : [[id, Number(share)] as const],
      ),
    );
  } finally {
    await sql.end();
  }
}
