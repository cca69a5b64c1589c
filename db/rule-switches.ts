// Which rules a lead has switched off, or kept on though the ledger proposed otherwise.

import { sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/pg-core';
import type { Switched } from '../src/listening/alarms/tally.ts';
import type { Db, Tx } from './client.ts';
import { instant, officer } from './schemas.ts';

export const ruleSwitches = officer.table('rule_switches', {
  rule: text().primaryKey(),
  to: text().$type<Switched['to']>().notNull(),
  verdicts: integer().notNull(),
  at: instant().notNull(),
});

export async function allSwitches(db: Db): Promise<Switched[]> {
  const { rule, to, verdicts } = ruleSwitches;
  return db.select({ rule, to, verdicts }).from(ruleSwitches);
}

/** Two presses on one rule: the second waits here, then sees what the first did. */
export async function holdRule(db: Db, rule: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`rule ${rule}`}, 0))`);
}

export function putSwitch(tx: Tx, switched: typeof ruleSwitches.$inferInsert): void {
  const { rule: _rule, ...set } = switched;
  tx.write(
    tx.db
      .insert(ruleSwitches)
      .values(switched)
      .onConflictDoUpdate({ target: ruleSwitches.rule, set }),
  );
}
