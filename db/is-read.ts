import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { READS } from '../src/trust/reads/reads.ts';

/** As literals: with parameters the planner could not tell that the index will do. */
export function isRead(action: AnyPgColumn): SQL {
  return sql`${action} in (${sql.raw(READS.map((read) => `'${read}'`).join(', '))})`;
}
