// Check-ins asked and answered.

import { and, asc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Asked } from '../src/core/asked-in.ts';
import type { CheckIn } from '../src/core/decision.ts';
import type { Answered } from '../src/listening/trend/days.ts';
import type { Shift } from '../src/listening/trend/policy.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';
import { rowsOf } from './sets.ts';

export const checkIns = officer.table(
  'check_ins',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The occasion: a due time, or the officer's own start. One check-in for each. */
    slot: text().notNull(),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    mood: integer(), // 1 to 5
    sleepHours: integer('sleep_hours'),
    shift: text().$type<Shift>().notNull().default('usual'),
  },
  (table) => [
    unique('check_ins_slot').on(table.personId, table.slot),
    index('check_ins_newest').on(table.personId, table.askedAt.desc()),
  ],
);

const ASKED = 'id uuid, "personId" uuid, slot text, "askedAt" timestamptz, shift text';

export function putCheckIns(tx: Tx, asked: readonly Asked[]): void {
  if (asked.length === 0) return;
  tx.write(sql`
    insert into ${checkIns} (id, person_id, slot, asked_at, shift)
    select * from ${rowsOf(asked, ASKED)}`);
}

/** Those of these people and slots that were asked already, as `person slot`. */
export async function askedAlready(
  db: Db,
  slots: readonly Pick<Asked, 'personId' | 'slot'>[],
): Promise<ReadonlySet<string>> {
  if (slots.length === 0) return new Set();
  const rows = await db
    .select({ personId: checkIns.personId, slot: checkIns.slot })
    .from(checkIns)
    .innerJoin(
      rowsOf(slots, '"personId" uuid, slot text'),
      sql`${checkIns.personId} = r."personId" and ${checkIns.slot} = r.slot`,
    );
  return new Set(rows.map(({ personId, slot }) => `${personId} ${slot}`));
}

export function putAnswer(
  tx: Tx,
  id: string,
  answer: { mood?: number; sleepHours?: number; answeredAt: Date },
): void {
  tx.write(tx.db.update(checkIns).set(answer).where(eq(checkIns.id, id)));
}

/** As if it had never been answered; that it was asked stays. */
export function dropAnswer(tx: Tx, personId: string, id: string): void {
  tx.write(
    tx.db
      .update(checkIns)
      .set({ mood: null, sleepHours: null, answeredAt: null })
      .where(and(eq(checkIns.personId, personId), eq(checkIns.id, id))),
  );
}

/** One of theirs that was answered: this one, or the newest. */
export async function answeredCheckIn(
  db: Db,
  personId: string,
  id: string | undefined,
): Promise<CheckIn | undefined> {
  const [row] = await db
    .select()
    .from(checkIns)
    .where(
      and(
        eq(checkIns.personId, personId),
        isNotNull(checkIns.answeredAt),
        id === undefined ? undefined : eq(checkIns.id, id),
      ),
    )
    .orderBy(newestFirst(checkIns.askedAt))
    .limit(1);
  return (
    row && {
      id: row.id,
      askedAt: row.askedAt,
      mood: row.mood ?? undefined,
      sleepHours: row.sleepHours ?? undefined,
    }
  );
}

export function markShift(tx: Tx, personId: string, shift: Shift, since: Date): void {
  tx.write(
    tx.db
      .update(checkIns)
      .set({ shift })
      .where(and(eq(checkIns.personId, personId), gte(checkIns.askedAt, since))),
  );
}

/** What was answered to check-ins of a time, oldest first. */
export async function answersSince(db: Db, personId: string, since: Date): Promise<Answered[]> {
  const rows = await db
    .select({
      askedAt: checkIns.askedAt,
      mood: checkIns.mood,
      sleepHours: checkIns.sleepHours,
      shift: checkIns.shift,
    })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.personId, personId),
        gte(checkIns.askedAt, since),
        isNotNull(checkIns.answeredAt),
      ),
    )
    .orderBy(asc(checkIns.askedAt));
  return rows.map(({ mood, sleepHours, ...row }) => ({
    ...row,
    mood: mood ?? undefined,
    sleepHours: sleepHours ?? undefined,
  }));
}

export async function checkInsOf(db: Db, personId: string) {
  return db
    .select()
    .from(checkIns)
    .where(eq(checkIns.personId, personId))
    .orderBy(newestFirst(checkIns.askedAt));
}
