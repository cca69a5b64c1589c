// A challenge or a state that was answered is not answered again: its mark is kept with the change
// it led to, and a second one violates the key.

import type { Tx } from '../../../db/client.ts';
import { constraintOf } from '../../../db/faults.ts';
import { putInbound } from '../../../db/installation.ts';
import type { Tools } from '../../outbox/tools.ts';

/** @returns undefined when something was done under this mark before; then nothing is. */
export async function onceOnly<T>(
  { pools, keys, clock }: Pick<Tools, 'pools' | 'keys' | 'clock'>,
  mark: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await pools.station.transact('wl_admin', async (tx) => {
      putInbound(tx, keys.tokenKey(`sign-in:${mark}`), clock());
      await tx.flush();
      return work(tx);
    });
  } catch (error) {
    if (constraintOf(error) === 'inbound_pkey') return undefined;
    throw error;
  }
}
