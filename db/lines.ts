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

  const held = timeout(HELD_TIMEOUT_MS, TimeoutStrategy.Aggressive);

  async function reserve(): Promise<ReservedSql> {
    const lent = sql.reserve();
    // Nearly always one is free at once: a timer is all that an end may cost here.
    const { promise: late, resolve: end } = Promise.withResolvers<undefined>();
    const due = setTimeout(end, LENT_TIMEOUT_MS, undefined);
    try {
      const line = await Promise.race([lent, late]);
      if (line !== undefined) return line;
    } catch {
      throw new RetryLater('database-away'); // whatever a connection could not be had for
    } finally {
      clearTimeout(due);
    }
    // One that comes late is of no use to anybody here any more.
    lent.then(
      (line) => line.release(),
      () => undefined,
    );
    throw new RetryLater('database-away');
  }

  return {
    hold: (work) =>
      turns.execute(async () => {
        const line = await reserve();
        return held
          .execute(() => work(line))
          .catch((error: unknown) => {
            throw error instanceof TaskCancelledError ? new RetryLater('database-silent') : error;
          });
      }),
  };
}
