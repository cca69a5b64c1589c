// One process of the program, as far as check-ins go: it does what it is told and says how much.

import { closePools, openPools } from '../../../src/assemble.ts';
import { tick } from '../../../src/checkins/tick.flow.ts';
import type { Channel } from '../../../src/core/ports.ts';
import { workOutbox } from '../../../src/outbox/worker.flow.ts';
import { quietTools } from '../../support/quiet-tools.ts';
import { testKeys } from '../../support/template.ts';

export type Order = {
  readonly what: 'tick' | 'work' | 'end';
  /** By the program's clock. */
  readonly at: number;
  /** Absent: until nothing is left. */
  readonly times?: number;
};
export type Done = {
  readonly count: number;
  /** Of each round. */
  readonly ms: readonly number[];
  readonly rssMb: number;
};

const CONNECTIONS_MAX = 10; // as the program itself
const SPACE = 1024;
const [, , url = ''] = process.argv;

let nowMs = 0;
const keys = testKeys();
const pools = openPools(url, keys, CONNECTIONS_MAX);
const web: Channel = {
  name: 'web',
  send: async () => ({ kind: 'sent' }),
  stop: async () => undefined,
};
const channels = new Map([['web', web] as const]);
const tools = quietTools({ pools, keys, clock: () => new Date(nowMs), channels });

process.on('message', (order: Order) => {
  void obey(order);
});
process.send?.('ready');

async function obey({ what, at, times }: Order): Promise<void> {
  if (what === 'end') {
    await closePools(pools);
    process.disconnect();
    return;
  }
  nowMs = at;
  const ms: number[] = [];
  let count = 0;
  for (let round = 0; times === undefined || round < times; round += 1) {
    const startedMs = performance.now();
    const done = what === 'tick' ? await tick(tools) : await workOutbox(tools);
    ms.push(performance.now() - startedMs);
    count += done;
    if (times === undefined && done === 0) break;
  }
  const rssMb = process.resourceUsage().maxRSS / SPACE;
  process.send?.({ count, ms, rssMb } satisfies Done);
}
