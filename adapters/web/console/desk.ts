// The console's side of `Desk`: whatever process heard it, every open page of every process knows.

import { hearDesk, QUEUE, tellDesk } from '../../../src/hotline/desk.flow.ts';
import { factsOf } from '../../../src/ops/log.ts';
import type { Desk, Tools } from '../../../src/outbox/tools.ts';

export type LiveDesk = Desk & {
  /**
   * Tells a page of what changed, a case's id or `queue`, until the returned function is called.
   * Resolves once nothing more can be missed, or the database is away and the page must ask itself.
   */
  follow(told: (what: string) => void): Promise<() => void>;
  stop(): Promise<void>;
};

/** Listens from the first page on; `stop` before the pools end. */
export function openDesk(tools: Pick<Tools, 'pools' | 'log'>): LiveDesk {
  const pages = new Set<(what: string) => void>();
  let listening: Promise<() => Promise<void>> | undefined;

  const listen = async () => {
    try {
      listening ??= hearDesk(tools, (what) => {
        for (const told of pages) told(what);
      });
      await listening;
    } catch (error) {
      listening = undefined; // the next page tries again
      tools.log.warn('desk-not-listening', factsOf(error));
    }
  };

  return {
    showMessage: (caseId) => tellDesk(tools, caseId),
    showQueue: () => tellDesk(tools, QUEUE),
    follow: async (told) => {
      pages.add(told);
      await listen();
      return () => void pages.delete(told);
    },
    stop: async () => {
      pages.clear();
      const unlisten = await listening?.catch(() => undefined);
      await unlisten?.();
    },
  };
}
