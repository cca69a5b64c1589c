// Who is looking at the chat in this process, and what it said to them by itself: answers given
// while the database was away, slow, or had nobody at that address any more.

import type { Outbound } from '../../src/core/message.ts';
import type { Sign } from '../../src/core/ports.ts';

const MEMORY_MS = 10 * 60_000;
const PER_READER_MAX = 20;
const READERS_MAX = 10_000;

export type Remembered = {
  readonly outbound: Outbound;
  readonly at: Date;
  /** Its time in ms, made to rise with every line. */
  readonly order: number;
  /** Its number, once it was read from where it is stored after all. */
  readonly row: number | undefined;
};

type Follower = { readonly wake: () => void; readonly showSign: (sign: Sign) => void };

export type Live = {
  /** Calls `wake` when there may be something new at this address key. @returns what ends it. */
  follow(key: string, wake: () => void, showSign?: (sign: Sign) => void): () => void;
  wake(key: string): void;
  /** Shows a sign of whoever is on the other side; nothing of it is kept. */
  showSign(key: string, sign: Sign): void;
  /** Keeps a line for ten minutes. @returns whether anybody is there to be given it. */
  remember(key: string, outbound: Outbound): boolean;
  markStored(key: string, outboundId: string, row: number): void;
  rememberedAfter(key: string, order: number): readonly Remembered[];
  /** Whether a reader who is this far was given the line out of memory. */
  isGiven(key: string, outboundId: string, order: number): boolean;
};

export function openLive(clock: () => Date): Live {
  const followers = new Map<string, Set<Follower>>();
  const memory = new Map<string, readonly Remembered[]>();
  let lastOrder = 0;

  function freshOf(key: string): readonly Remembered[] {
    const from = clock().getTime() - MEMORY_MS;
    return (memory.get(key) ?? []).filter(({ at }) => at.getTime() > from);
  }

  function sweep(): void {
    for (const key of memory.keys()) {
      if (freshOf(key).length === 0 || memory.size > READERS_MAX) memory.delete(key);
    }
  }

  function wakeAll(key: string): void {
    for (const { wake } of followers.get(key) ?? []) wake();
  }

  return {
    follow(key, wake, showSign = () => undefined) {
      const all = followers.get(key) ?? new Set();
      const follower = { wake, showSign };
      followers.set(key, all.add(follower));
      return () => {
        all.delete(follower);
        if (all.size === 0 && followers.get(key) === all) followers.delete(key);
      };
    },
    wake: wakeAll,
    showSign(key, sign) {
      for (const { showSign } of followers.get(key) ?? []) showSign(sign);
    },
    remember(key, outbound) {
      sweep();
      const at = clock();
      lastOrder = Math.max(at.getTime(), lastOrder + 1);
      const others = freshOf(key).filter((line) => line.outbound.id !== outbound.id);
      const line = { outbound, at, order: lastOrder, row: undefined };
      memory.set(key, [...others, line].slice(-PER_READER_MAX));
      wakeAll(key);
      return followers.has(key);
    },
    markStored(key, outboundId, row) {
      const lines = memory.get(key);
      if (lines === undefined) return;
      const marked = (line: Remembered) =>
        line.outbound.id === outboundId ? { ...line, row } : line;
      memory.set(key, lines.map(marked));
    },
    rememberedAfter: (key, order) => freshOf(key).filter((line) => line.order > order),
    isGiven: (key, outboundId, order) =>
      freshOf(key).some((line) => line.outbound.id === outboundId && line.order <= order),
  };
}
