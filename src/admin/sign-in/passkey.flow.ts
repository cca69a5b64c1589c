// Passkeys of the staff: added by who is signed in, used to sign in, listed, named, removed. What a
// browser says was checked by the adapter; here it is used once, and counted.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import {
  dropPasskey,
  lockPasskey,
  type Passkey,
  passkeysOfStaff,
  passkeyWith,
  putPasskey,
  updatePasskey,
} from '../../../db/passkeys.ts';
import { lockStaff } from '../../../db/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import { nameIn } from '../names.ts';
import { onceOnly } from './once.flow.ts';
import { isCountRising, PASSKEYS_MAX } from './passkey.ts';
import { type Browser, type Opened, openSession, type SessionTools } from './session.flow.ts';
import { deviceOf } from './session.ts';

export type PasskeyView = Pick<Passkey, 'id' | 'credentialId' | 'label' | 'createdAt' | 'usedAt'>;

export async function passkeysOf(
  { pools }: Pick<Tools, 'pools'>,
  staffId: string,
): Promise<readonly PasskeyView[]> {
  return pools.station.transact('wl_admin', ({ db }) => passkeysOfStaff(db, staffId));
}

/** For the check of what a browser signed. */
export async function passkeyAt({ pools }: Pick<Tools, 'pools'>, credentialId: string) {
  return pools.station.transact('wl_admin', ({ db }) => passkeyWith(db, credentialId));
}

export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'> & {
  /** The challenge it answered. */
  readonly challenge: string;
  readonly userAgent: string;
};

export type Added = { readonly kind: 'added' | 'refused' | 'too-many' };

export async function addPasskey(
  tools: SessionTools,
  staffId: string,
  { challenge, userAgent, ...made }: NewPasskey,
): Promise<Added> {
  const at = tools.clock();
  const added = await onceOnly(tools, challenge, async (tx): Promise<Added> => {
    const member = await lockStaff(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null) return { kind: 'refused' };
    if ((await passkeysOfStaff(tx.db, staffId)).length >= PASSKEYS_MAX) return { kind: 'too-many' };
    if ((await passkeyWith(tx.db, made.credentialId)) !== undefined) return { kind: 'refused' };
    const id = tools.newId();
    const label = deviceOf(userAgent);
    putPasskey(tx, { id, staffId, label, createdAt: at, usedAt: null, ...made });
    record(tx, at, `${member.role}:${staffId}`, 'passkey-added', staffId, { passkey: id });
    return { kind: 'added' };
  });
  return added ?? { kind: 'refused' };
}

/** What a browser signed, checked against the stored public key. */
export type Signed = {
  readonly credentialId: string;
  readonly counter: number;
  readonly challenge: string;
};

export async function signInByPasskey(
  tools: SessionTools,
  { credentialId, counter, challenge }: Signed,
  browser: Browser,
): Promise<Opened | undefined> {
  const at = tools.clock();
  return onceOnly(tools, challenge, async (tx) => {
    const passkey = await lockPasskey(tx.db, credentialId);
    if (passkey === undefined) return undefined;
    const { id, staffId } = passkey;
    if (!isCountRising(passkey.counter, counter)) {
      record(tx, at, 'program', 'passkey-refused', staffId, { passkey: id, why: 'count' });
      return undefined;
    }
    updatePasskey(tx, id, { counter, usedAt: at });
    return openSession(tx, tools, staffId, { ...browser, by: 'passkey' });
  });
}

export async function renamePasskey(
  { pools }: Pick<Tools, 'pools'>,
  staffId: string,
  id: string,
  wish: string,
): Promise<{ readonly kind: 'named' | 'bad-label' }> {
  const label = nameIn(wish);
  if (label === undefined) return { kind: 'bad-label' };
  await pools.station.transact('wl_admin', async (tx) => {
    const all = await passkeysOfStaff(tx.db, staffId);
    if (all.some((one) => one.id === id)) updatePasskey(tx, id, { label });
  });
  return { kind: 'named' };
}

export async function removePasskey(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
  id: string,
  actor = 'program',
): Promise<{ readonly kind: 'removed' | 'no-such-passkey' }> {
  return pools.station.transact('wl_admin', async (tx) => {
    if (!(await dropPasskey(tx, staffId, id))) return { kind: 'no-such-passkey' };
    record(tx, clock(), actor, 'passkey-removed', staffId, { passkey: id });
    return { kind: 'removed' };
  });
}

function record(
  tx: Tx,
  at: Date,
  actor: string,
  action: string,
  staffId: string,
  detail: Readonly<Record<string, string>>,
): void {
  appendAudit(tx, [{ at, actor, action, subject: `staff:${staffId}`, detail }]);
}
