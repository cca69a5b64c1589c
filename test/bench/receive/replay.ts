// What a run asked of the database, asked again by the driver alone: the same statements in the
// same transactions and trips, with fresh ids, as many at once as the program has connections.

import { randomBytes, randomUUIDv7 } from 'node:crypto';
import postgres, { type ReservedSql } from 'postgres';
import type { Recorded, Statement } from './recorder.ts';

const UUID_CHARS = 36;
/** An id, or what one is looked up by, also amid a text. */
const NAME = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\w-]{43}/g;
const DEADLOCK = '40P01';

/** Reads are waited for; the writes after them leave with the commit. */
type Trips = readonly (readonly Statement[])[];

export type Replay = {
  load(recorded: Recorded): void;
  run(): Promise<{ readonly seconds: number }>;
  close(): Promise<void>;
};

export function openReplay(url: string, connectionsMax: number): Replay {
  const sql = postgres(url, {
    max: connectionsMax,
    onnotice: () => undefined,
    connection: { jit: 'off' },
  });
  let recorded: Recorded = { transactions: [], ids: new Set() };
  return {
    load: (given) => {
      recorded = given;
    },
    run: async () => {
      const { statements, ids } = renamed(recorded);
      const fresh = statements.map(tripsOf);
      let next = 0;
      const startedMs = performance.now();
      const work = async () => {
        while (next < fresh.length) {
          const trips = fresh[next];
          next += 1;
          if (trips === undefined) return;
          const line = await sql.reserve();
          while (!(await isDone(line, trips)));
          line.release();
        }
      };
      await Promise.all(Array.from({ length: connectionsMax }, work));
      const seconds = (performance.now() - startedMs) / 1_000;
      // Struck off before they were stored, as no answer is waited for between: not left by us.
      await sql.begin(async (tx) => {
        await tx`set local role wl_worker`;
        await tx`delete from ledger.outbox where id = any(${ids}::uuid[])`;
      });
      return { seconds };
    },
    close: () => sql.end(),
  };
}

/** Those who were left out as somebody else held them are written all the same: two may cross. */
async function isDone(line: ReservedSql, trips: Trips): Promise<boolean> {
  try {
    for (const trip of trips) await Promise.all(trip.map((one) => ask(line, one)));
    return true;
  } catch (error) {
    const isCrossed = error instanceof postgres.PostgresError && error.code === DEADLOCK;
    if (!isCrossed) throw error;
    await line.unsafe('rollback');
    return false;
  }
}

function ask(line: ReservedSql, { text, params }: Statement) {
  const isSimple = params.length === 0;
  return line.unsafe(text, params as never[], isSimple ? {} : { prepare: true }).execute();
}

export function isRead(text: string): boolean {
  return /^\s*select/i.test(text);
}

function tripsOf(statements: readonly Statement[]): Trips {
  const lastRead = statements.findLastIndex(({ text }) => isRead(text));
  const trips = [statements.slice(0, lastRead + 1), statements.slice(lastRead + 1)];
  return trips.filter((trip) => trip.length > 0);
}

/** With new ids for what the run made, the same ones wherever one of them stands. */
function renamed({ transactions, ids }: Recorded) {
  const names = new Map([...ids].map((id) => [id, freshOf(id)]));
  const rename = (param: unknown) =>
    typeof param === 'string'
      ? (names.get(param) ?? param.replace(NAME, (id) => names.get(id) ?? id))
      : param;
  const statements: Statement[][] = transactions.map((some) =>
    some.map(({ text, params }) => ({ text, params: params.map(rename) })),
  );
  return { statements, ids: [...names.values()].filter((id) => id.length === UUID_CHARS) };
}

function freshOf(id: string): string {
  return id.length === UUID_CHARS ? randomUUIDv7() : randomBytes(32).toString('base64url');
}
