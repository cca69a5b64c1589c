// Connections lent for one transaction each.
//
// The driver keeps a list of who waits for a connection, and forgets the first of it when one is
// cut while it opens (postgres.js, issues 751 and 1223): that caller would wait forever. So nobody
// stands in its list who could not be served at once, and opening has an end.

import { bulkhead } from 'cockatiel';
import type { ReservedSql, Sql } from 'postgres';
import { RetryLater } from '../src/ops/errors.ts';

export const CONNECT_TIMEOUT_S = 3;
const LENT_TIMEOUT_MS = (CONNECT_TIMEOUT_S + 1) * 1_000;
/** The server ends any statement and any silence sooner. */
const HELD_TIMEOUT_MS = 180_000;

export type Lines = {
  /** Waits its turn, then holds one connection. @throws RetryLater when none could be had. */
  hold<T>(work: (line: ReservedSql) => Promise<T>): Promise<T>;
};

export function linesOf(sql: Sql, connectionsMax: number): Lines {
  const turns = bulkhead(connectionsMax, Number.POSITIVE_INFINITY);

  async function reserve(): Promise<ReservedSql> {
    const lent = sql.reserve();
    try {
      return await within(LENT_TIMEOUT_MS, lent, 'database-away');
    } catch {
      // One that comes late is of no use to anybody here any more.
      lent.then(
        (line) => line.release(),
        () => undefined,
      );
      throw new RetryLater('database-away'); // whatever a connection could not be had for
    }
  }

  return {
    hold: (work) =>
      turns.execute(async () => {
        const line = await reserve();
        return within(HELD_TIMEOUT_MS, work(line), 'database-silent');
      }),
  };
}

/** A timer is all that an end may cost here: nearly always it is not needed. */
async function within<T>(ms: number, work: Promise<T>, code: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const due = setTimeout(() => reject(new RetryLater(code)), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(due);
  }
}
