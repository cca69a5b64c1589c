// A box that anybody may close and only the holder of one key can open: an ephemeral X25519 key,
// HKDF-SHA-256 over both public keys, AES-256-GCM. As HPKE's base mode does it, with what
// node:crypto has.

import {
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { Broken } from './errors.ts';
import { asSealed, derived, type Sealed, seal, unseal } from './keys.ts';

const PUBLIC_DER_BYTES = 44; // SPKI of an X25519 key, RFC 8410

/** `owner` is authenticated, not stored: what was put in for one does not open for another. */
export function sealTo(publicKey: KeyObject, plain: string | Uint8Array, owner: string): Sealed {
  const once = generateKeyPairSync('x25519');
  const secret = diffieHellman({ privateKey: once.privateKey, publicKey });
  const der = spki(once.publicKey);
  return asSealed(Buffer.concat([der, seal(boxKey(secret, der, spki(publicKey)), plain, owner)]));
}

/** @throws Broken when the key or the owner is not the one it was sealed for. */
export function unsealWith(privateKey: KeyObject, sealed: Sealed, owner: string): Buffer {
  const der = Buffer.from(sealed.subarray(0, PUBLIC_DER_BYTES));
  const key = boxKey(sharedWith(privateKey, der), der, spki(createPublicKey(privateKey)));
  return unseal(key, asSealed(sealed.subarray(PUBLIC_DER_BYTES)), owner);
}

function sharedWith(privateKey: KeyObject, der: Buffer): Buffer {
  try {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return diffieHellman({ privateKey, publicKey });
  } catch {
    throw new Broken('seal-does-not-open');
  }
}

function boxKey(secret: Buffer, once: Buffer, recipient: Buffer): Buffer {
  const both = createHash('sha256').update(once).update(recipient).digest('hex');
  return derived(secret, `box ${both}`);
}

function spki(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}
