// Connections lent for one transaction each.
//
// Each connection is a client of the driver's own, thrown away once it was cut. The driver's pool
// would use it again: with what was not sent yet in front of its first message, so that it cannot
// open for many seconds; it forgets whoever waited behind a statement, or first in its list
// (postgres.js, issues 751 and 1223); and what is written to it meanwhile throws where nobody can
// catch it. Here a cut ends at once whatever holds the connection, and nothing is sent on it after.

import { bulkhead } from 'cockatiel';
import type { ReservedSql, Sql } from 'postgres';
import { RetryLater } from '../src/ops/errors.ts';

export const CONNECT_TIMEOUT_S = 3;
const LENT_TIMEOUT_MS = (CONNECT_TIMEOUT_S + 1) * 1_000;
/** The server ends any statement and any silence sooner. */
const HELD_TIMEOUT_MS = 180_000;
const IDLE_MS = 300_000;
/** So that a server behind another address is found. */
const LIFE_MS = 45 * 60_000;
/** For what is at work when all ends: the rest is rolled back. */
const END_MS = 1_000;

export type Line = Pick<ReservedSql, 'unsafe'>;

export type Lines = {
  /** Waits its turn, then holds one connection. @throws RetryLater when none could be had or kept. */
  hold<T>(work: (line: Line) => Promise<T>): Promise<T>;
  end(): Promise<void>;
};

/** A client with one connection that says when that one closed. */
export type OpenOne = (closed: () => void) => Sql;

/** Ends whatever is open, as often as it is called; the driver's types leave it out. */
type Closing = Sql & { close(): Promise<void> };

type Place = {
  readonly line: Line;
  readonly sql: Sql;
  readonly bornMs: number;
  readonly idle: NodeJS.Timeout;
  isCut: boolean;
  /** Who is to hear of the cut, if anybody holds it. */
  told?: (() => void) | undefined;
};

export function linesOf(open: OpenOne, connectionsMax: number): Lines {
  const turns = bulkhead(connectionsMax, Number.POSITIVE_INFINITY);
  const free: Place[] = [];
  let lent = 0;
  let isEnding = false;
  const { promise: quiet, resolve: isQuiet } = Promise.withResolvers<void>();

  function laidBack(place: Place): void {
    const isOld = performance.now() - place.bornMs > LIFE_MS;
    if (place.isCut || isOld || isEnding) return void drop(place);
    place.idle.refresh();
    free.push(place);
  }

  async function taken(): Promise<Place> {
    if (isEnding) throw new RetryLater('database-away');
    for (let place = free.pop(); place !== undefined; place = free.pop()) {
      if (!place.isCut) return place;
      void drop(place);
    }
    return openPlace(open, (idle) => {
      const at = free.indexOf(idle);
      if (at < 0) return;
      free.splice(at, 1);
      void drop(idle);
    });
  }

  async function lend<T>(work: (line: Line) => Promise<T>): Promise<T> {
    const place = await taken();
    let isOver = false;
    try {
      const working = work(place.line).finally(() => {
        isOver = true;
      });
      return await within(HELD_TIMEOUT_MS, 'database-silent', working, place);
    } finally {
      if (isOver) laidBack(place);
      else void drop(place); // whoever is still at it must not share it with the next
    }
  }

  return {
    hold: (work) =>
      turns.execute(async () => {
        lent += 1;
        try {
          return await lend(work);
        } finally {
          lent -= 1;
          if (isEnding && lent === 0) isQuiet();
        }
      }),
    end: async () => {
      isEnding = true;
      if (lent === 0) isQuiet();
      const all = Promise.all([quiet, ...free.splice(0).map(drop)]);
      await within(END_MS, 'at-work', all).catch(() => undefined);
    },
  };
}

async function openPlace(open: OpenOne, isIdle: (place: Place) => void): Promise<Place> {
  const sql = open(() => {
    place.isCut = true;
    place.told?.();
  });
  let reserved: ReservedSql | undefined;
  const line: Line = {
    unsafe: (...statement) => {
      if (place.isCut || reserved === undefined) throw new RetryLater('database-away');
      return reserved.unsafe(...statement);
    },
  };
  const idle = setTimeout(() => isIdle(place), IDLE_MS).unref();
  const place: Place = { line, sql, idle, bornMs: performance.now(), isCut: false };
  try {
    reserved = await within(LENT_TIMEOUT_MS, 'database-away', sql.reserve(), place);
    return place;
  } catch {
    void drop(place);
    throw new RetryLater('database-away'); // whatever a connection could not be had for
  }
}

/** Resolves once it is closed, or soon. */
async function drop(place: Place): Promise<void> {
  const { sql, idle, isCut } = place;
  clearTimeout(idle);
  // The driver opens it once more for whoever it believes to wait.
  setTimeout(() => void (sql as Closing).close(), LENT_TIMEOUT_MS).unref();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  place.told = resolve;
  if (isCut) resolve();
  await Promise.all([
    sql.end({ timeout: 0 }),
    within(END_MS, 'still-open', closed).catch(() => undefined),
  ]);
}

/**
 * One promise for the end by time and the end by a cut, of this work alone: one of the connection's
 * would keep a note of everything that was ever done on it.
 */
async function within<T>(ms: number, code: string, work: Promise<T>, place?: Place): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const due = setTimeout(() => reject(new RetryLater(code)), ms);
  if (place !== undefined) place.told = () => reject(new RetryLater('database-away'));
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(due);
    if (place !== undefined) place.told = undefined;
  }
}
