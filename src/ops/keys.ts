// Seals what must not be read: AES-256-GCM under a key of its own for each person, case and flag,
// wrapped by a key of the keyring, whose name it carries. Everything else that needs a secret is
// derived from the master key. This is the one place where anything is sealed or opened, and the
// types go with it: a sealed column takes what `seal` made and gives what only `unseal` takes.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Address } from '../core/message.ts';
import { Broken, RetryLater } from './errors.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Wrapped before there was a keyring: no name in front. */
const UNNAMED_BYTES = NONCE_BYTES + TAG_BYTES + KEY_BYTES;
/** Characters of the name of a wrapping key. */
export const NAME_CHARS = 8;
/** The wrapping key that comes of the master key itself. */
export const ROOT = 'root';
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex'); // RFC 8410
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex'); // RFC 8410

declare const sealed: unique symbol;
export type Sealed = Buffer & { readonly [sealed]: true };
declare const wrapped: unique symbol;
export type Wrapped = Buffer & { readonly [wrapped]: true };

/** A key that wraps others. */
export type WrappingKey = { readonly id: string; readonly key: Buffer };

/** The wrapping keys at hand. Several live at once while a rotation goes on. */
export type Keyring = {
  /** Wraps what is new. */
  current(): WrappingKey;
  all(): readonly WrappingKey[];
  /** Looks again where they are kept; tells whether they could be read. */
  refresh(): Promise<boolean>;
};

export type Keys = {
  /** A fresh data key, already wrapped; `owner` binds it to one person, case or flag. */
  newKey(owner: string): Wrapped;
  /**
   * @throws Broken when the wrapped key is not this owner's.
   * @throws RetryLater when its wrapping key has not come to this process yet.
   */
  open(wrapped: Wrapped, owner: string): Buffer;
  /** The same data key under the current wrapping key. @throws as `open` does */
  rewrap(wrapped: Wrapped, owner: string): Wrapped;
  readonly ring: Keyring;
  /** What an address is looked up by: an HMAC, so that the table tells nothing without the key. */
  addressKey(address: Address): string;
  /** What a card, link or session token is looked up by. */
  readonly tokenKey: (token: string) => string;
  /** A number from 0 to 1, the same for the same text, that nobody works out without the key. */
  readonly draw: (text: string) => number;
  password(login: string): string;
  /** Recognises the master key without revealing it. */
  readonly check: string;
  /** Signs audit checkpoints (Ed25519). */
  readonly signing: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Seals what is spooled to disk while the database is away (X25519). */
  readonly spool: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Encrypts backups (X25519, as age takes it). */
  readonly backup: { readonly privateKey: KeyObject };
  /** One of the two halves of the key to sealed cards: see `glass.ts`. */
  readonly glassHalf: Buffer;
  /** Sealed what an officer sent to an instructor, before each flag had a key of its own. */
  readonly station: Buffer;
  /** Seals the chats of staff, which alerts go to. */
  readonly staffChat: Buffer;
  /** Seals the addresses of feeds, which let whoever has them read. */
  readonly feed: Buffer;
  /** Seals what a browser keeps for us while somebody signs in. */
  readonly pending: Buffer;
  /** Salts what recovery phrases are kept as. */
  readonly phrase: Buffer;
};

export function openKeys(masterHex: string, ring: Keyring = rootAlone(masterHex)): Keys {
  const derive = (purpose: string) => derived(Buffer.from(masterHex, 'hex'), purpose);
  // Taken in once: a key handed over as bytes costs more at each use than the hash itself.
  const lookup = createSecretKey(derive('lookup'));
  const drawing = derive('draw').toString('hex');
  const mac = (text: string) => createHmac('sha256', lookup).update(text).digest('base64url');
  return {
    newKey: (owner) => wrap(ring.current(), randomBytes(KEY_BYTES), owner),
    open: (one, owner) => unwrap(ring, one, owner),
    rewrap: (one, owner) => wrap(ring.current(), unwrap(ring, one, owner), owner),
    ring,
    addressKey: ({ channel, id }) => mac(`address:${channel}:${id}`),
    tokenKey: (token) => mac(`token:${token}`),
    // A million times a day. Four bytes of a digest cannot be gone on from, as whole ones could.
    draw: (text) => hash('sha256', `${drawing} ${text}`, 'buffer').readUInt32BE() / 2 ** 32,
    password: (login) => derive(`login:${login}`).toString('base64url'),
    check: mac('check').slice(0, 16),
    signing: pair(PKCS8_ED25519, derive('audit-checkpoint')),
    spool: x25519From(derive('spool')),
    backup: x25519From(derive('backup')),
    glassHalf: derive('break-glass'),
    station: derive('station'),
    staffChat: derive('staff-chat'),
    feed: derive('schedule-feed'),
    pending: derive('pending-sign-in'),
    phrase: derive('recovery-phrase'),
  };
}

/** The wrapping key that an installation has until its first rotation. */
export function rootKey(masterHex: string): WrappingKey {
  return { id: ROOT, key: derived(Buffer.from(masterHex, 'hex'), 'wrap') };
}

/** Recognizes a wrapping key without revealing it. */
export function checkOf({ id, key }: WrappingKey): string {
  return createHmac('sha256', key).update(`warmline ${id}`).digest('base64url').slice(0, 16);
}

/** Which wrapping key it needs. */
function nameOf(one: Wrapped): string {
  return one.length === UNNAMED_BYTES ? ROOT : one.subarray(0, NAME_CHARS).toString('latin1');
}

function rootAlone(masterHex: string): Keyring {
  const root = rootKey(masterHex);
  return { current: () => root, all: () => [root], refresh: async () => true };
}

function wrap({ id, key }: WrappingKey, plain: Buffer, owner: string): Wrapped {
  if (id === ROOT) return Buffer.from(seal(key, plain, owner)) as Wrapped;
  return Buffer.concat([Buffer.from(id, 'latin1'), seal(key, plain, `${id} ${owner}`)]) as Wrapped;
}

function unwrap(ring: Keyring, one: Wrapped, owner: string): Buffer {
  const name = nameOf(one);
  const found = ring.all().find(({ id }) => id === name);
  if (found === undefined) throw new RetryLater('wrapping-key-not-here', { key: name });
  if (name === ROOT) return unseal(found.key, asSealed(one), owner);
  return unseal(found.key, asSealed(one.subarray(NAME_CHARS)), `${name} ${owner}`);
}

/** In place of what was taken back. */
export function nothingSealed(): Sealed {
  return asSealed(Buffer.alloc(0));
}

// Each key is taken in first: as bytes it costs three times what the cipher does.
/** AES-256-GCM: nonce, tag, ciphertext. `owner` is authenticated, not stored. */
export function seal(key: Uint8Array, plain: string | Uint8Array, owner: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(Buffer.from(plain)), cipher.final()]);
  return asSealed(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** @throws Broken when the key or the owner is not the one it was sealed with. */
export function unseal(key: Uint8Array, one: Sealed, owner: string): Buffer {
  const nonce = one.subarray(0, NONCE_BYTES);
  const tag = one.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const body = one.subarray(NONCE_BYTES + TAG_BYTES);
  try {
    const taken = createSecretKey(key);
    const decipher = createDecipheriv('aes-256-gcm', taken, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new Broken('seal-does-not-open');
  }
}

/** For bytes from a file of ours, where no column's type says what they are. */
export function asSealed(bytes: Buffer): Sealed {
  return bytes as Sealed;
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
