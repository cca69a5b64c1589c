// Processes that share one database, and how fast they get through what is due.

import { type Process, startProcess } from '../processes.ts';
import type { Done, Order } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url);

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
  const hire = () => startProcess<Order, Done>(WORKER, [url]);
  const crew = await Promise.all(Array.from({ length: size }, hire));
  let mostMb = 0;
  const send = async (one: Process<Order, Done>, order: Order): Promise<Done> => {
    const done = await one.ask(order);
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
      await Promise.all(crew.map((one) => one.end({ what: 'end', at: 0 })));
    },
  };
}
