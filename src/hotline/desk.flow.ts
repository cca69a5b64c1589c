// Wakes open consoles through Postgres, so that it does not matter which process an officer's
// message came to. The payload is a case's id or `queue`; the page asks for the rest itself.

import { DESK_TOPIC, notifyDesk } from '../../db/hotline.ts';
import type { Tools } from '../outbox/tools.ts';

export const QUEUE = 'queue';

export async function tellDesk(tools: Pick<Tools, 'pools'>, payload: string): Promise<void> {
  await tools.pools.officer.transact('wl_bot', async (tx) => notifyDesk(tx, payload));
}

/** Resolves to a function that stops listening. */
export async function hearDesk(
  tools: Pick<Tools, 'pools'>,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  return tools.pools.officer.listen(DESK_TOPIC, heard);
}
