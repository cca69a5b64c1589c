// What a run asked of the database, asked again by the driver alone: the same statements in the
// same transactions and trips, with fresh ids, as many at once as the program has connections.

import { randomBytes, randomUUIDv7 } from 'node:crypto';
import postgres, { type ReservedSql } from 'postgres';
import type { Recorded, Statement } from './recorder.ts';

const UUID_CHARS = 36;
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

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
      const fresh = renamed(recorded).map(tripsOf);
      let next = 0;
      const startedMs = performance.now();
      const work = async () => {
        while (next < fresh.length) {
          const trips = fresh[next];
          next += 1;
          if (trips === undefined) return;
          const line = await sql.reserve();
          for (const trip of trips) await Promise.all(trip.map((one) => ask(line, one)));
          line.release();
        }
      };
      await Promise.all(Array.from({ length: connectionsMax }, work));
      return { seconds: (performance.now() - startedMs) / 1_000 };
    },
    close: () => sql.end(),
  };
}

function ask(line: ReservedSql, { text, params }: Statement) {
  const isSimple = params.length === 0;
  return line.unsafe(text, params as never[], isSimple ? {} : { prepare: true }).execute();
}

function tripsOf(statements: readonly Statement[]): Trips {
  const lastRead = statements.findLastIndex(({ text }) => /^\s*select/i.test(text));
  const trips = [statements.slice(0, lastRead + 1), statements.slice(lastRead + 1)];
  return trips.filter((trip) => trip.length > 0);
}

/** With new ids for what the run made, the same ones wherever one of them stands. */
function renamed({ transactions, ids }: Recorded): Statement[][] {
  const names = new Map([...ids].map((id) => [id, freshOf(id)]));
  const rename = (param: unknown) =>
    typeof param === 'string'
      ? (names.get(param) ?? param.replace(UUID, (id) => names.get(id) ?? id))
      : param;
  return transactions.map((statements) =>
    statements.map(({ text, params }) => ({ text, params: params.map(rename) })),
  );
}

function freshOf(id: string): string {
  return id.length === UUID_CHARS ? randomUUIDv7() : randomBytes(32).toString('base64url');
}
