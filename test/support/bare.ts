// The tools on an empty database: no unit, no staff, no channel.

import { randomUUIDv7 } from 'node:crypto';
import { afterAll } from 'vitest';
import { assemble, closePools, openPools } from '../../src/assemble.ts';
import { openLog } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { freshDb } from './postgres.ts';
import { testGlass, testKeys } from './template.ts';
import { START } from './world.ts';

export async function openDb(): Promise<Tools> {
  const keys = testKeys();
  const pools = openPools(await freshDb(), keys, 4);
  afterAll(() => closePools(pools));
  return assemble({
    pools,
    keys,
    glass: testGlass(),
    clock: () => START,
    newId: () => randomUUIDv7(),
    log: openLog('silent'),
    channels: new Map(),
    desk: { showMessage: async () => undefined, showQueue: async () => undefined },
    llm: undefined,
    settings: {
      region: 'CN',
      timeZone: 'Asia/Shanghai',
      publicUrl: 'http://localhost:8080',
      staffChats: [],
      staffLocale: 'en',
      spoolFolder: '',
    },
  });
}
