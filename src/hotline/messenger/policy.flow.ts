// Whether counselors may talk from their own messenger: an admin's to say, and off until one does.

import { appendAudit } from '../../../db/audit.ts';
import { isMessengerOn, putMessengerPolicy } from '../../../db/messenger-policies.ts';
import type { Tools } from '../../outbox/tools.ts';

export async function messengerPolicy({ pools }: Pick<Tools, 'pools'>): Promise<boolean> {
  return pools.station.transact('wl_admin', ({ db }) => isMessengerOn(db));
}

/** Off ends what is open at once: each use asks anew. */
export async function setMessengerPolicy(
  { pools, clock, newId }: Pick<Tools, 'pools' | 'clock' | 'newId'>,
  isOn: boolean,
  actor: string,
): Promise<void> {
  await pools.station.transact('wl_admin', async (tx) => {
    const at = clock();
    putMessengerPolicy(tx, { id: newId(), isOn, at });
    const detail = { isOn };
    appendAudit(tx, [{ at, actor, action: 'messenger-policy-set', subject: 'line', detail }]);
  });
}
