// What the engine is compared with: the same rows written by one statement for five hundred people,
// with nothing decided but who stopped and who said yes, and the same local time on the next day.

import type postgres from 'postgres';

const ROWS = 500;

/** @returns how many were asked. */
export async function drainPlainly(sql: postgres.Sql, at: Date): Promise<number> {
  const [example] = await sql`select effect from ledger.outbox limit 1`;
  const effect = sql.json(example?.['effect']);
  const now = at.toISOString();
  let count = 0;
  for (;;) {
    const done = await sql.begin(async (tx) => {
      await tx`set local role wl_bot`;
      const { count: moved } = await tx`
        with due as (
          select person_id, schedule_id, slot_at, next_at from officer.plans
          where next_at <= ${now} order by next_at limit ${ROWS} for update skip locked
        ), asked as (
          select due.*, gen_random_uuid() as id, p.time_zone,
            to_char(slot_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' || schedule_id
              as slot
          from due join officer.people p on p.id = due.person_id
          where p.stopped_at is null and exists (
            select from officer.consents c
            where c.person_id = p.id and c.scope = 'scores' and c.is_granted)
        ), kept as (
          insert into officer.check_ins (id, person_id, slot, asked_at)
          select id, person_id, slot, ${now}::timestamptz from asked
        ), audited as (
          insert into ledger.audit_events (at, actor, action, subject, detail)
          select ${now}::timestamptz, 'program', 'check-in-asked', 'person:' || person_id,
            jsonb_build_object('checkIn', id, 'slot', slot) from asked
        ), sent as (
          insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
          select gen_random_uuid(), ${effect}::jsonb || jsonb_build_object('personId', person_id),
            person_id::text, false, ${now}::timestamptz from asked
        ), next as (
          select *, ((slot_at at time zone time_zone) + interval '1 day') at time zone time_zone
            as next_slot
          from asked
        )
        update officer.plans p
        set slot_at = next.next_slot, next_at = next.next_slot + (next.next_at - next.slot_at)
        from next where p.person_id = next.person_id and p.schedule_id = next.schedule_id`;
      return moved;
    });
    if (done === 0) return count;
    count += done;
  }
}
