// What of one lane is dropped, or comes sooner.

import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Effect } from '../src/core/effect.ts';
import { laneOf, lanesOfPerson } from '../src/core/lane.ts';
import type { Tx } from './client.ts';
import { outbox } from './outbox.ts';

/** What is scheduled in this lane comes no later than this. */
export function bringForward(tx: Tx, lane: string, kind: Effect['kind'], dueAt: Date): void {
  const isLater = and(eq(outbox.lane, lane), gt(outbox.dueAt, dueAt));
  const isKind = sql`${outbox.effect}->>'kind' = ${kind}`;
  tx.write(tx.db.update(outbox).set({ dueAt }).where(and(isLater, isKind)));
}

/** Drops this very effect: what it was to do is committed along with this. */
export function dropEffect(tx: Tx, effect: Effect): void {
  const isThis = sql`${outbox.effect} = ${JSON.stringify(effect)}::jsonb`;
  tx.write(tx.db.delete(outbox).where(and(eq(outbox.lane, laneOf(effect)), isThis)));
}

/** Drops every effect that names this person: after an erasure nothing is left to do. */
export function dropLane(tx: Tx, personId: string): void {
  tx.write(tx.db.delete(outbox).where(inArray(outbox.lane, lanesOfPerson(personId))));
}
