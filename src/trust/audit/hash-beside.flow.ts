// Hashes pages of events on a thread of its own: of a long log that is half of the work of verifying,
// and beside the other half it takes no time. What comes back is hashes alone, in the order asked.

import { Worker } from 'node:worker_threads';
import { Broken } from '../../ops/errors.ts';
import type { HashElsewhere } from './columns.ts';

const THREAD = new URL('./hash-thread.flow.ts', import.meta.url);
/** A page is worked on as a whole: with less room most of it would be kept for nothing. */
const YOUNG_MB = 48;

export type Hashing = {
  readonly hashes: HashElsewhere;
  readonly close: () => Promise<void>;
};

export function openHashing(): Hashing {
  const thread = new Worker(THREAD, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const asked: PromiseWithResolvers<readonly string[]>[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
    for (const { reject } of asked.splice(0)) reject(new Broken('hashing-ended'));
  };
  thread.on('message', (hashes: readonly string[]) => asked.shift()?.resolve(hashes));
  thread.on('error', end);
  thread.on('exit', end);
  return {
    hashes: async (columns) => {
      if (isOver) throw new Broken('hashing-ended');
      const one = Promise.withResolvers<readonly string[]>();
      asked.push(one);
      thread.postMessage(columns);
      return one.promise;
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
