// Two worlds, two pools. Every statement runs inside `transact`, under one role of that world.
//
// Drizzle sends unnamed statements, which cost postgres.js a second trip each; the session below
// asks for prepared ones. Reads are awaited; writes are queued with `write` and leave in one
// trip together with the commit (decisions 23 and 24).

import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { Broken, RetryLater } from '../src/ops/errors.ts';
import { codeOf, isConnectionLost } from './faults.ts';
import { CONNECT_TIMEOUT_S, type Line, linesOf } from './lines.ts';
import { type Joined, openTogether, type Together } from './together.ts';

export type OfficerRole =
  | 'wl_bot'
  | 'wl_counselor'
  | 'wl_glass'
  | 'wl_worker'
  | 'wl_logger'
  | 'wl_auditor';
export type StationRole = 'wl_registrar' | 'wl_instructor' | 'wl_desk' | 'wl_admin';
export type Role = OfficerRole | StationRole;

/** Roles of staff act under a name: row policies ask who it is (`db/roles.sql`). */
type PersonalRole = Extract<Role, 'wl_counselor' | 'wl_glass' | 'wl_instructor' | 'wl_desk'>;
export type As<R extends Role> =
  | Exclude<R, PersonalRole>
  | { readonly role: Extract<R, PersonalRole>; readonly staffId: string };

export type Db = PostgresJsDatabase<Record<string, never>>;

export type Text = { sql: string; params: unknown[] };
/** Anything that was built and not run yet; what names its table may leave beside others. */
export type Written = SQL | { toSQL(): Text; readonly beside?: string | undefined };

export type Tx = {
  readonly db: Db;
  /** Where somebody traces: the W3C traceparent of this transaction. */
  readonly traceparent?: string;
  /** Queues a write; it leaves with the commit and fails the transaction if it fails. */
  write(query: Written): void;
  /** Sends what is queued now, for a read that must see it. */
  flush(): Promise<void>;
};

export type Pool<R extends Role> = {
  transact<T>(as: As<R>, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Wakes on `pg_notify`; resolves to a function that stops listening. */
  listen(topic: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
};

export type Pools = { readonly officer: Pool<OfficerRole>; readonly station: Pool<StationRole> };

const DIALECT = new PgDialect();
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const TRANSACTION_ABORTED = '25P02';

/** Hears each statement as it is sent: for a measurement that sends the same ones again. */
export type Watch = (connection: number, text: string, params: readonly unknown[]) => void;

export function openPool<R extends Role>(
  url: string,
  connectionsMax: number,
  watch?: Watch,
): Pool<R> {
  const open = (closed: () => void = () => undefined) => {
    const sql = postgres(url, { ...clientSettings(watch), onclose: closed });
    drizzle({ client: sql }); // sets this client's date and JSON codecs to what drizzle expects
    return sql;
  };
  const lines = linesOf(open, connectionsMax);
  const listener = open();
  const joined: Joined = new Map();
  return {
    transact: (as, work) => {
      const opening = openingOf(as);
      return lines.hold((line) => transact({ line, joined }, opening, work));
    },
    listen: async (topic, heard) => {
      const listening = await listener.listen(topic, heard);
      return () => listening.unlisten();
    },
    end: async () => {
      await Promise.all([lines.end(), listener.end({ timeout: 1 })]);
    },
  };
}

/** Of a client with one connection; when it is closed is for `lines.ts` to say. */
function clientSettings(watch: Watch | undefined) {
  return {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_S,
    max_lifetime: null,
    onnotice: () => undefined,
    ...(watch && { debug: watch }),
    backoff: (retries: number) => Math.min(0.1 * 2 ** retries, 2),
    connection: {
      application_name: 'warmline',
      statement_timeout: 30_000,
      jit: false, // compiling takes longer than any statement here runs
      // What a stalled process decided long ago must not be committed as if it were now.
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

/** One string, so that role and actor cost no trip of their own. */
function openingOf(as: As<Role>): string {
  if (typeof as === 'string') return `begin; set local role ${as}`;
  if (!UUID.test(as.staffId)) throw new Broken('staff-id-not-a-uuid');
  return `begin; set local role ${as.role}; set local warmline.actor = '${as.staffId}'`;
}

async function transact<T>(
  on: { readonly line: Line; readonly joined: Joined },
  opening: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { line } = on;
  const pending: Promise<unknown>[] = [];
  const together = openTogether(on.joined, ({ sql, params }) => {
    const sent = line.unsafe(sql, params as never[], { prepare: true }).execute();
    sent.catch(() => undefined); // awaited with the commit
    pending.push(sent);
  });
  try {
    const opened = line.unsafe(opening).execute();
    opened.catch(() => undefined); // awaited below; a failure must not surface twice
    const result = await work(txOf(line, together, pending));
    together.send();
    const committed = line.unsafe('commit').execute();
    await Promise.all([opened, ...pending, committed]);
    return result;
  } catch (thrown) {
    const error = await firstCause(thrown, pending);
    if (isConnectionLost(error)) throw new RetryLater('database-away');
    await line.unsafe('rollback').catch(() => undefined);
    throw error;
  }
}

/** A statement behind a failed write fails because of it: the write's own error tells more. */
async function firstCause(error: unknown, pending: readonly Promise<unknown>[]): Promise<unknown> {
  if (codeOf(error) !== TRANSACTION_ABORTED) return error;
  const settled = await Promise.allSettled(pending);
  return settled.find((write) => write.status === 'rejected')?.reason ?? error;
}

function txOf(line: Line, together: Together, pending: Promise<unknown>[]): Tx {
  const $client = preparing(line, together);
  const session = new PostgresJsSession($client as Sql, DIALECT, undefined, {});
  const db: Db = new PostgresJsDatabase(DIALECT, session as never, undefined);
  return {
    db: Object.assign(db, { $client }),
    write(query) {
      const isBuilt = 'toSQL' in query;
      const text = isBuilt ? query.toSQL() : DIALECT.sqlToQuery(query);
      together.add(text, isBuilt ? query.beside : undefined);
    },
    async flush() {
      together.send();
      await Promise.all(pending.splice(0));
    },
  };
}

/** The same connection, with every statement prepared once per connection. */
function preparing(line: Line, together: Together): Pick<Sql, 'unsafe'> {
  return {
    unsafe: ((text: string, params: never[] = []) => {
      together.send(); // a read sees what was written before it
      return line.unsafe(text, params, { prepare: true });
    }) as Sql['unsafe'],
  };
}
