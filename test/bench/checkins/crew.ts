// Processes that share one database, and how fast they get through what is due.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Done, Order } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url).pathname;

export type Worked = { readonly count: number; readonly seconds: number };
export type Crew = {
  /** The first `hands` of them, at once. */
  work(order: Order, hands?: number): Promise<Worked>;
  /** How long each round of the first one took. */
  rounds(order: Order): Promise<readonly number[]>;
  /** The most that any of them ever took. */
  rssMb(): number;
  end(): Promise<void>;
};

export async function openCrew(url: string, size: number): Promise<Crew> {
  const crew = await Promise.all(Array.from({ length: size }, () => hire(url)));
  let mostMb = 0;
  const send = async (one: ChildProcess, order: Order): Promise<Done> => {
    const answered = once(one, 'message');
    one.send(order);
    const [done] = (await answered) as [Done];
    mostMb = Math.max(mostMb, done.rssMb);
    return done;
  };
  return {
    work: async (order, hands = 1) => {
      const startedMs = performance.now();
      const done = await Promise.all(crew.slice(0, hands).map((one) => send(one, order)));
      const count = done.reduce((sum, one) => sum + one.count, 0);
      return { count, seconds: (performance.now() - startedMs) / 1_000 };
    },
    rounds: async (order) => {
      const [first] = crew;
      return first === undefined ? [] : (await send(first, order)).ms;
    },
    rssMb: () => Math.round(mostMb),
    end: async () => {
      await Promise.all(
        crew.map(async (one) => {
          const ended = once(one, 'exit');
          one.send({ what: 'end', at: 0 } satisfies Order);
          await ended;
        }),
      );
    },
  };
}

async function hire(url: string): Promise<ChildProcess> {
  const one = fork(WORKER, [url]);
  await once(one, 'message');
  return one;
}
