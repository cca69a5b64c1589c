// A change to a table waits for whoever has it in use, and everybody else then waits behind the
// change. So it waits a moment only, lets everybody pass, and tries again; as it does when the two
// waited for each other's tables and Postgres let the change go.

import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { ConfigError } from '../src/ops/errors.ts';
import { codeOf } from './faults.ts';

export type Patience = { readonly lockMs: number; readonly tries: number };

/** A minute in all, since a start that hangs tells nobody why. */
export const PATIENCE: Patience = { lockMs: 3_000, tries: 10 };

const IN_USE = ['55P03', '40P01']; // lock_not_available, deadlock_detected

/** @param change leaves nothing behind where it fails. @throws ConfigError `database-busy` */
export async function patiently<T>(
  sql: Sql,
  { lockMs, tries }: Patience,
  change: () => Promise<T>,
): Promise<T> {
  await sql`select set_config('lock_timeout', ${String(lockMs)}, false)`;
  for (let tried = 1; ; tried += 1) {
    try {
      return await change();
    } catch (error) {
      if (!IN_USE.includes(codeOf(error) ?? '')) throw error;
      if (tried === tries) throw new ConfigError('database-busy');
      await wait(lockMs);
    }
  }
}
