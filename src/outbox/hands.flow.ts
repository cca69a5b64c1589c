// What is being done and not waited for: however long one platform hangs, whoever brought a message
// is answered, the next is taken in, and the worker's round goes on. One lane keeps its order here.

import { setTimeout as wait } from 'node:timers/promises';
import type { Claimed } from '../../db/outbox.ts';
import { laneOf } from '../core/lane.ts';
import { isCard } from '../core/voice.ts';
import { performAll } from './perform-all.ts';
import type { Fresh, Tools } from './tools.ts';

const EMPTY_MS = 3_000;
const HANGS_MS = 30_000;

export type Hands = {
  begin(tools: Tools, effects: readonly Claimed[], fresh?: Fresh): void;
  /** How many effects are being done. */
  count(): number;
  /** Resolves once nothing is, or once the time is over: the rest is another process's then. */
  empty(withinMs?: number): Promise<void>;
};

export function openHands(): Hands {
  const last = new Map<string, Promise<void>>();
  let count = 0;

  function beginLane(tools: Tools, lane: string, work: readonly Claimed[], fresh: Fresh): void {
    const before = last.get(lane);
    const perform = () => performAll(tools, work, fresh);
    // Nobody waits for help behind a line that hangs.
    const isFree = before === undefined || work.some(({ effect }) => isCard(effect));
    const doing = isFree ? perform() : before.then(perform);
    // What hangs for long holds up neither its lane nor a hand: its claim lapses.
    const both = atMost(HANGS_MS, Promise.all([before, doing]));
    last.set(lane, both);
    count += work.length;
    void both.finally(() => {
      count -= work.length;
      if (last.get(lane) === both) last.delete(lane);
    });
  }

  return {
    begin: (tools, effects, fresh = {}) => {
      const since = fresh.since ?? tools.clock();
      for (const [lane, work] of Map.groupBy(effects, ({ effect }) => laneOf(effect)))
        beginLane(tools, lane, work, { ...fresh, since });
    },
    count: () => count,
    empty: async (withinMs = EMPTY_MS) => {
      const ending = new AbortController();
      const late = wait(withinMs, undefined, { signal: ending.signal }).catch(() => undefined);
      await Promise.race([Promise.all(last.values()), late]);
      ending.abort();
    },
  };
}

function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms).unref();
  void work.finally(() => {
    clearTimeout(timer);
    resolve();
  });
  return promise;
}
