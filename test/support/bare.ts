// The tools on an empty database: no unit, no staff, no channel.

import { closePools, openPools } from '../../src/assemble.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { afterwards } from './afterwards.ts';
import { freshDb } from './postgres.ts';
import { quietTools } from './quiet-tools.ts';
import { testKeys } from './template.ts';
import { START } from './world.ts';

export async function openDb(): Promise<Tools> {
  const keys = testKeys();
  const pools = openPools(await freshDb(), keys, 4);
  afterwards(() => closePools(pools));
  return quietTools({ pools, keys, clock: () => START });
}
