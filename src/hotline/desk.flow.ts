// Wakes open consoles through Postgres, so that it does not matter which process an officer's
// message came to. What it says is in `desk-news.ts`; the page asks for the rest itself.

import { DESK_TOPIC, notifyDesk } from '../../db/hotline.ts';
import type { Tools } from '../outbox/tools.ts';
import { type News, newsOf } from './desk-news.ts';

/** Of the whole line, where no one case is meant. */
export const QUEUE = 'queue';

export async function tellDesk(tools: Pick<Tools, 'pools'>, payload: string): Promise<void> {
  await tools.pools.officer.transact('wl_bot', async (tx) => notifyDesk(tx, payload));
}

/** Resolves to a function that stops listening. */
export async function hearDesk(
  tools: Pick<Tools, 'pools'>,
  heard: (news: News) => void,
): Promise<() => Promise<void>> {
  return tools.pools.officer.listen(DESK_TOPIC, (what) => heard(newsOf(what)));
}
