// Requests to break the seal, and openings. Codes only. The server itself holds them to two
// different people, and hands out what is sealed only while one of them stands (`roles.sql`).

import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias, check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Level } from '../src/listening/level.ts';
import type { GlassState } from '../src/trust/glass/glass-step.ts';
import type { Delay, Fact, Ground, Why } from '../src/trust/glass/grounds.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { newestFirst } from './newest-first.ts';
import { instant, officer } from './schemas.ts';
import { staff } from './staff.ts';

export const breakGlass = officer.table(
  'break_glass',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    level: text().$type<Level>().notNull(),
    ground: text().$type<Ground>().notNull(),
    facts: jsonb().$type<readonly Fact[]>().notNull(),
    why: text().$type<Why>(),
    reference: text(),
    delay: text().$type<Delay>(),
    delayHours: integer('delay_hours'),
    state: text().$type<GlassState>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    opensUntil: instant('opens_until'),
    endedAt: instant('ended_at'),
    tellAt: instant('tell_at'),
    toldAt: instant('told_at'),
    reviewedBy: uuid('reviewed_by'),
    reviewedAt: instant('reviewed_at'),
  },
  (table) => [
    index('break_glass_newest').on(table.askedAt.desc()),
    uniqueIndex('break_glass_one').on(table.caseId).where(sql`${table.state} in ('asked', 'open')`),
    check(
      'break_glass_two_people',
      sql`${table.decidedBy} is null or ${table.decidedBy} <> ${table.askedBy}`,
    ),
    check(
      'break_glass_opened_by_two',
      sql`${table.state} not in ('open', 'over') or ${table.decidedBy} is not null and ${table.opensUntil} is not null`,
    ),
  ],
);

export type GlassRow = typeof breakGlass.$inferSelect;

export function putGlass(tx: Tx, row: typeof breakGlass.$inferInsert): void {
  tx.write(tx.db.insert(breakGlass).values(row));
}

export function updateGlass(tx: Tx, id: string, set: Partial<GlassRow>): void {
  tx.write(tx.db.update(breakGlass).set(set).where(eq(breakGlass.id, id)));
}

/** Held until the transaction ends: of two who decide at once, one finds it decided. */
export async function lockGlass(db: Db, id: string): Promise<GlassRow | undefined> {
  return (await db.select().from(breakGlass).where(eq(breakGlass.id, id)).for('update'))[0];
}

export async function glassById(db: Db, id: string): Promise<GlassRow | undefined> {
  return (await db.select().from(breakGlass).where(eq(breakGlass.id, id)))[0];
}

/** Of a case what a request needs to know, and nothing that opens anything. */
export async function caseForGlass(db: Db, caseId: string) {
  const { id, code, level, state, personId, unitId, counselorId } = cases;
  const [row] = await db
    .select({ id, code, level, state, personId, unitId, counselorId })
    .from(cases)
    .where(eq(cases.id, caseId));
  return row;
}

/** Newest first, with the case's code and who the people were. */
export async function glassList(db: Db, rowsMax: number, which?: SQL) {
  const asker = alias(staff, 'asker');
  const decider = alias(staff, 'decider');
  return db
    .select({
      row: breakGlass,
      code: cases.code,
      asker: asker.label,
      decider: decider.label,
    })
    .from(breakGlass)
    .innerJoin(cases, eq(cases.id, breakGlass.caseId))
    .innerJoin(asker, eq(asker.id, breakGlass.askedBy))
    .leftJoin(decider, eq(decider.id, breakGlass.decidedBy))
    .where(which)
    .orderBy(newestFirst(breakGlass.askedAt), desc(breakGlass.id))
    .limit(rowsMax);
}

export async function glassListed(db: Db, id: string) {
  return (await glassList(db, 1, eq(breakGlass.id, id)))[0];
}

/** The request or opening that stands for a case. */
export async function standingGlass(db: Db, caseId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: breakGlass.id })
    .from(breakGlass)
    .where(and(eq(breakGlass.caseId, caseId), inArray(breakGlass.state, ['asked', 'open'])));
  return row?.id;
}

/** What waits for a second person who is not this one; what no lead has looked at yet. */
export async function glassWaiting(
  db: Db,
  staffId: string,
): Promise<{ asked: number; unseen: number }> {
  const isForMe = sql`${breakGlass.state} = 'asked' and ${breakGlass.askedBy} <> ${staffId}`;
  const asked = sql<number>`count(*) filter (where ${isForMe})`;
  const unseen = sql<number>`count(*) filter (where ${breakGlass.state} <> 'asked')`;
  const [row] = await db
    .select({ asked: asked.mapWith(Number), unseen: unseen.mapWith(Number) })
    .from(breakGlass)
    .where(
      or(
        eq(breakGlass.state, 'asked'),
        and(inArray(breakGlass.state, ['open', 'over']), isNull(breakGlass.reviewedAt)),
      ),
    );
  return row ?? { asked: 0, unseen: 0 };
}

/** Openings of which the officer is not told yet, for a reason that is on record. */
export async function untoldGlass(db: Db, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .select({ id: breakGlass.id })
    .from(breakGlass)
    .where(
      and(
        inArray(breakGlass.caseId, [...caseIds]),
        isNotNull(breakGlass.delay),
        isNull(breakGlass.toldAt),
      ),
    );
  return rows.map(({ id }) => id);
}
