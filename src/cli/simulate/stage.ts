// What a simulation plays on: the real program on a real database, a clock that only it moves, and a
// channel that remembers what each made-up officer sees.

import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { assemble, closePools, openPools } from '../../assemble.ts';
import type { Channel } from '../../core/ports.ts';
import type { Ground } from '../../ground.ts';
import type { Config } from '../../ops/config.ts';
import { openLog } from '../../ops/log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { settingsOf } from '../settings-of.ts';
import type { Player } from './force.ts';

const CONNECTIONS = 10;
const MOOD = /^mood:1:(.+)$/;

export type Stage = {
  readonly tools: Tools;
  /** Whoever is to see what is sent to their address. */
  seat(players: readonly Player[]): void;
  moveTo(at: Date): void;
  /** How many check-ins were asked. */
  asks(): number;
  /** To whom something was sent since this was last called. */
  reached(): readonly Player[];
  close(): Promise<void>;
};

export function openStage(ground: Ground, config: Config, start: Date): Stage {
  // Nobody is told that anything was kept: no commit waits for the disk.
  const url = new URL(ground.ownerUrl);
  url.searchParams.set('synchronous_commit', 'off');
  const pools = openPools(url.href, ground.keys, CONNECTIONS);
  const seated = new Map<string, Player>();
  const reached = new Set<Player>();
  const asked = new Set<string>();
  let now = start;
  const terminal: Channel = {
    name: 'terminal',
    send: async ({ id }, { choices = [] }) => {
      const player = seated.get(id);
      if (player === undefined) return { kind: 'sent' };
      reached.add(player);
      if (choices.length > 0) player.shown = choices;
      for (const choice of choices) {
        const checkIn = MOOD.exec(choice.id)?.[1];
        if (checkIn === undefined) continue;
        player.asked = checkIn;
        asked.add(checkIn);
      }
      return { kind: 'sent' };
    },
    stop: async () => undefined,
  };
  const tools = assemble({
    pools,
    keys: ground.keys,
    glass: ground.glass,
    clock: () => now,
    newId: () => randomUUIDv7(),
    log: openLog(config.LOG_LEVEL),
    channels: new Map([['terminal', terminal]]),
    desk: { showMessage: async () => undefined, showQueue: async () => undefined },
    llm: undefined,
    settings: {
      ...settingsOf(config, 'http://localhost'),
      staffChats: [{ channel: 'terminal', id: 'on-call' }],
      spoolFolder: join(config.DATA_FOLDER, 'spool'),
    },
  });
  return {
    tools,
    seat: (players) => {
      for (const one of players) seated.set(one.address.id, one);
    },
    moveTo: (at) => {
      now = at;
    },
    asks: () => asked.size,
    reached: () => {
      const seen = [...reached];
      reached.clear();
      return seen;
    },
    close: () => closePools(pools),
  };
}

/** At most so many at once; the order in which they end is nobody's. */
export async function eachOf<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  const hand = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
