// Processes that receive, and what a message costs in them and in the database.

import { type Process, startProcess } from '../processes.ts';
import { serverCpuUs } from '../server-cpu.ts';
import type { Done, Order } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url);

type Load = { readonly messages: number; readonly people: number; readonly perSecond?: number };
/** Processor's time in microseconds for each message. */
export type Ran = {
  readonly count: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly appUs: number;
  readonly postgresUs: number;
};
export type Hands = {
  /** By the first process, or by so many together, each its share. */
  run(load: Load, processes?: number): Promise<Ran>;
  /** @returns the statements by which messages read. */
  record(load: Load): Promise<readonly string[]>;
  /** @returns the seconds that what was recorded takes by the driver alone. */
  replay(): Promise<number>;
  received(): number;
  end(): Promise<void>;
};

export async function openHands({
  url,
  apiRoot,
  folder,
}: {
  readonly url: string;
  readonly apiRoot: string;
  readonly folder: string;
}): Promise<Hands> {
  const hire = () => startProcess<Order, Done & readonly string[]>(WORKER, [url, apiRoot]);
  const first = await hire();
  const all: readonly Process<Order, Done & readonly string[]>[] = [first, await hire()];
  let received = 0;
  return {
    run: async ({ messages, ...load }, processes = 1) => {
      const share = Math.ceil(messages / processes);
      const postgresFromUs = serverCpuUs(folder);
      const startedMs = performance.now();
      const order = { what: 'run', messages: share, ...load } as const;
      const done = await Promise.all(all.slice(0, processes).map((one) => one.ask(order)));
      const count = share * processes;
      received += count;
      return {
        count,
        seconds: (performance.now() - startedMs) / 1_000,
        p50Ms: Math.max(...done.map(({ p50Ms }) => p50Ms)),
        p99Ms: Math.max(...done.map(({ p99Ms }) => p99Ms)),
        appUs: done.reduce((sum, { cpuUs }) => sum + cpuUs, 0) / count,
        postgresUs: (serverCpuUs(folder) - postgresFromUs) / count,
      };
    },
    record: async (load) => {
      const reads = await first.ask({ what: 'record', ...load });
      received += load.messages;
      return reads;
    },
    replay: async () => (await first.ask({ what: 'replay' })).seconds,
    received: () => received,
    end: async () => {
      await Promise.all(all.map((one) => one.end({ what: 'end' })));
    },
  };
}
