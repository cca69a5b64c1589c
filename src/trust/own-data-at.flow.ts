// What is kept about whoever is at an address, for themselves: they need no one in charge for it.

import { personIdAt } from '../../db/people.ts';
import type { Address } from '../core/message.ts';
import { exportOwnData, type OwnDataTools } from './own-data.flow.ts';

/** @returns undefined when nobody is there, or no longer. @throws RetryLater */
export async function ownDataAt(
  tools: OwnDataTools,
  address: Address,
): Promise<object | undefined> {
  const addressKey = tools.keys.addressKey(address);
  const personId = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    personIdAt(db, addressKey),
  );
  return personId === undefined ? undefined : exportOwnData(tools, personId, 'person');
}
