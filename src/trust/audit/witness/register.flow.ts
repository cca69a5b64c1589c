// Who may cosign the log is itself on record: nobody becomes or ceases to be a witness in secret.

import { appendAudit } from '../../../../db/audit.ts';
import {
  activeWitnesses,
  putWitness,
  removeWitness,
  type Witness,
  witnessNamed,
} from '../../../../db/audit-witness.ts';
import type { Tools } from '../../../outbox/tools.ts';
import { COSIGNATURE, typed, type VerifierKey, vkeyText } from '../format/key.ts';

type RegisterTools = Pick<Tools, 'pools' | 'clock'>;

export async function addWitness(
  { pools, clock }: RegisterTools,
  key: VerifierKey,
  actor: string,
): Promise<'added' | 'there-already'> {
  const at = clock();
  const vkey = vkeyText(typed(key, COSIGNATURE));
  return pools.station.transact('wl_admin', async (tx) => {
    const known = await witnessNamed(tx.db, key.name);
    if (known?.removedAt === null) return 'there-already';
    putWitness(tx, { name: key.name, vkey, addedAt: at, removedAt: null });
    const subject = `witness:${key.name}`;
    appendAudit(tx, [{ at, actor, action: 'witness-added', subject, detail: { vkey } }]);
    return 'added';
  });
}

/** What they cosigned stays. */
export async function dropWitness(
  { pools, clock }: RegisterTools,
  name: string,
  actor: string,
): Promise<'removed' | 'not-there'> {
  const at = clock();
  return pools.station.transact('wl_admin', async (tx) => {
    const known = await witnessNamed(tx.db, name);
    if (known === undefined || known.removedAt !== null) return 'not-there';
    removeWitness(tx, name, at);
    const subject = `witness:${name}`;
    appendAudit(tx, [{ at, actor, action: 'witness-removed', subject, detail: {} }]);
    return 'removed';
  });
}

export async function witnesses({ pools }: RegisterTools): Promise<Witness[]> {
  return pools.officer.transact('wl_auditor', ({ db }) => activeWitnesses(db));
}
