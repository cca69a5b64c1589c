// For commands that act once: the database and the flows, without channels or workers.

import { randomUUIDv7 } from 'node:crypto';
import { renew } from '../../db/outbox-stuck.ts';
import { assemble, closePools, openPools } from '../assemble.ts';
import { type Ground, openGround } from '../ground.ts';
import type { Config } from '../ops/config.ts';
import { openLog } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { keepGone } from '../trust/gone/keep-gone.flow.ts';
import { checkpointFile, goneFile, localUrl, settingsOf } from './settings-of.ts';

export async function withTools(
  config: Config,
  /** @param again for how many people something that was gone was done once more. */
  work: (tools: Tools, ground: Ground, again: number) => Promise<number>,
): Promise<number> {
  const ground = await openGround(config);
  const pools = openPools(ground.ownerUrl, ground.keys, 2);
  try {
    const tools = assemble({
      pools,
      keys: ground.keys,
      glass: ground.glass,
      clock: () => new Date(),
      newId: () => randomUUIDv7(),
      log: openLog(config.LOG_LEVEL),
      channels: new Map(),
      // Let go at once, so that the running program need not wait for claims to lapse.
      doNow: async (effects) =>
        pools.officer.transact('wl_worker', async (tx) =>
          renew(
            tx,
            effects.map(({ id }) => id),
            new Date(),
          ),
        ),
      desk: { showMessage: async () => undefined, showQueue: async () => undefined },
      llm: undefined,
      settings: {
        ...settingsOf(config, localUrl(config.HOST, config.PORT)),
        checkpointFile: checkpointFile(config, ground.installation),
        goneFile: goneFile(config, ground.installation),
      },
    });
    const again = await keepGone(tools); // a restored copy is put right before anyone looks at it
    return await work(tools, ground, again);
  } finally {
    await closePools(pools);
    await ground.stop();
  }
}
