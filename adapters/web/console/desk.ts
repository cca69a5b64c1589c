// The console's side of `Desk`: whatever process heard it, every open page of every process knows.

import { hearDesk, QUEUE, tellDesk } from '../../../src/hotline/desk.flow.ts';
import type { News } from '../../../src/hotline/desk-news.ts';
import { factsOf } from '../../../src/ops/log.ts';
import type { Desk, Tools } from '../../../src/outbox/tools.ts';

export type LiveDesk = Desk & {
  /**
   * Tells a page of what concerns it, until the returned function is called. Resolves once nothing
   * more can be missed, or the database is away and the page must ask itself.
   * @param openCaseId whose talk the page shows; absent: it shows the line.
   */
  follow(told: (news: News) => void, openCaseId?: string): Promise<() => void>;
  stop(): Promise<void>;
};

/** Listens from the first page on; `stop` before the pools end. */
export function openDesk(tools: Pick<Tools, 'pools' | 'log'>): LiveDesk {
  const pages = new Set<{ told: (news: News) => void; openCaseId: string | undefined }>();
  let listening: Promise<() => Promise<void>> | undefined;

  const listen = async () => {
    try {
      listening ??= hearDesk(tools, (news) => {
        for (const { told, openCaseId } of pages)
          if (news.talk === undefined || news.talk === openCaseId) told(news);
      });
      await listening;
    } catch (error) {
      listening = undefined; // the next page tries again
      tools.log.warn('desk-not-listening', factsOf(error));
    }
  };

  return {
    showMessage: async () => undefined, // the message's own commit has woken them
    showQueue: () => tellDesk(tools, QUEUE),
    follow: async (told, openCaseId) => {
      const page = { told, openCaseId };
      pages.add(page);
      await listen();
      return () => void pages.delete(page);
    },
    stop: async () => {
      pages.clear();
      const unlisten = await listening?.catch(() => undefined);
      await unlisten?.();
    },
  };
}
