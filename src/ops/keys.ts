// Seals what must not be read: AES-256-GCM under a key of its own for each person and each case,
// wrapped by the master key. Everything else that needs a secret is derived from the master key.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Address } from '../core/message.ts';
import { Broken } from './errors.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex'); // RFC 8410
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex'); // RFC 8410

export type Keys = {
  /** A fresh data key, already wrapped; `owner` binds it to one person or case. */
  newKey(owner: string): Buffer;
  /** @throws Broken when the wrapped key is not this owner's. */
  open(wrapped: Uint8Array, owner: string): Buffer;
  /** What an address is looked up by: an HMAC, so that the table tells nothing without the key. */
  addressKey(address: Address): string;
  /** What a card, link or session token is looked up by. */
  tokenKey(token: string): string;
  password(login: string): string;
  /** Recognises the master key without revealing it. */
  readonly check: string;
  /** Signs audit checkpoints (Ed25519). */
  readonly signing: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Seals what is spooled to disk while the database is away (X25519). */
  readonly spool: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** One of the two halves of the key to sealed cards: see `glass.ts`. */
  readonly glassHalf: Buffer;
  /** Seals what an officer sent to an instructor, once it has crossed to the station. */
  readonly station: Buffer;
  /** Seals what a browser keeps for us while somebody signs in. */
  readonly pending: Buffer;
};

export function openKeys(masterHex: string): Keys {
  const derive = (purpose: string) => derived(Buffer.from(masterHex, 'hex'), purpose);
  const wrapping = derive('wrap');
  const lookup = derive('lookup');
  const mac = (text: string) => createHmac('sha256', lookup).update(text).digest('base64url');
  return {
    newKey: (owner) => seal(wrapping, randomBytes(KEY_BYTES), owner),
    open: (wrapped, owner) => unseal(wrapping, wrapped, owner),
    addressKey: ({ channel, id }) => mac(`address:${channel}:${id}`),
    tokenKey: (token) => mac(`token:${token}`),
    password: (login) => derive(`login:${login}`).toString('base64url'),
    check: mac('check').slice(0, 16),
    signing: pair(PKCS8_ED25519, derive('audit-checkpoint')),
    spool: x25519From(derive('spool')),
    glassHalf: derive('break-glass'),
    station: derive('station'),
    pending: derive('pending-sign-in'),
  };
}

/** AES-256-GCM: nonce, tag, ciphertext. `owner` is authenticated, not stored. */
export function seal(key: Uint8Array, plain: string | Uint8Array, owner: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(Buffer.from(plain)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Broken when the key or the owner is not the one it was sealed with. */
export function unseal(key: Uint8Array, sealed: Uint8Array, owner: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new Broken('seal-does-not-open');
  }
}

export function derived(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'warmline', purpose, KEY_BYTES));
}

export function x25519From(seed: Buffer) {
  return pair(PKCS8_X25519, seed);
}

function pair(prefix: Buffer, seed: Buffer) {
  const der = Buffer.concat([prefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
