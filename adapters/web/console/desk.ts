// The console's side of `Desk`: whatever process heard it, every open page of every process knows.

import { hearDesk, QUEUE, tellDesk } from '../../../src/hotline/desk.flow.ts';
import { factsOf } from '../../../src/ops/log.ts';
import type { Desk, Tools } from '../../../src/outbox/tools.ts';

export type LiveDesk = Desk & {
  /** Tells a page of what changed, a case's id or `queue`, until the returned function is called. */
  follow(told: (what: string) => void): () => void;
  stop(): Promise<void>;
};

/** Listens from the first page on; `stop` before the pools end. */
export function openDesk(tools: Pick<Tools, 'pools' | 'log'>): LiveDesk {
  const pages = new Set<(what: string) => void>();
  let listening: Promise<() => Promise<void>> | undefined;

  const listen = () => {
    listening ??= hearDesk(tools, (what) => {
      for (const told of pages) told(what);
    });
    listening.catch((error) => {
      listening = undefined; // the next page tries again; pages also ask on their own now and then
      tools.log.warn('desk-not-listening', factsOf(error));
    });
  };

  return {
    showMessage: (caseId) => tellDesk(tools, caseId),
    showQueue: () => tellDesk(tools, QUEUE),
    follow: (told) => {
      pages.add(told);
      listen();
      return () => void pages.delete(told);
    },
    stop: async () => {
      pages.clear();
      const unlisten = await listening?.catch(() => undefined);
      await unlisten?.();
    },
  };
}
