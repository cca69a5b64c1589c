// A change to a table waits for whoever has it in use, and everybody else then waits behind the
// change. So it waits a moment only, lets everybody pass, and tries again.

import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { ConfigError } from '../src/ops/errors.ts';
import { codeOf } from './faults.ts';

export type Patience = { readonly lockMs: number; readonly tries: number };

/** A minute in all, since a start that hangs tells nobody why. */
export const PATIENCE: Patience = { lockMs: 3_000, tries: 10 };

const LOCK_NOT_AVAILABLE = '55P03';

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
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
      if (tried === tries) throw new ConfigError('database-busy');
      await wait(lockMs);
    }
  }
}
