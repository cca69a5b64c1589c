// Keys of C2SP signed notes (c2sp.org/signed-note): a name, an id that tells keys of one name
// apart, what the key signs, and the Ed25519 key itself.

import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, hash } from 'node:crypto';

/** Signature types of the specification: a note's text; a witness's timestamped statement. */
export const NOTE = 1;
export const COSIGNATURE = 4;
export type KeyType = typeof NOTE | typeof COSIGNATURE;

export type VerifierKey = {
  readonly name: string;
  readonly type: KeyType;
  /** First 4 bytes of the key's hash, as hex. */
  readonly id: string;
  /** 32 bytes. */
  readonly raw: Buffer;
  readonly publicKey: KeyObject;
};

export type SignerKey = VerifierKey & { readonly privateKey: KeyObject };

const RAW_BYTES = 32;
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex'); // RFC 8410
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex'); // RFC 8410
const NAME = /^[^\s+\p{Cc}\p{Z}]+$/u;
const PRIVATE = 'PRIVATE+KEY+';

export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

function verifierKey(name: string, type: KeyType, raw: Buffer): VerifierKey {
  const der = Buffer.concat([SPKI_ED25519, raw]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return { name, type, id: keyId(name, type, raw), raw, publicKey };
}

export function signerKey(name: string, type: KeyType, privateKey: KeyObject): SignerKey {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { ...verifierKey(name, type, der.subarray(-RAW_BYTES)), privateKey };
}

/** The same key under the same name, as the other signature type has it. */
export function typed<K extends VerifierKey>(key: K, type: KeyType): K {
  return { ...key, type, id: keyId(key.name, type, key.raw) };
}

/** `name+id+base64`, which is how a public key is handed out. */
export function vkeyText({ name, id, type, raw }: VerifierKey): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(type), raw]).toString('base64')}`;
}

export function parseVkey(text: string): VerifierKey | undefined {
  const parts = partsOf(text.trim());
  if (parts === undefined) return undefined;
  const key = verifierKey(parts.name, parts.type, parts.bytes);
  return key.id === parts.id ? key : undefined;
}

/** A private key's text, as Go's note package writes and reads it. */
export function skeyText({ name, id, type, privateKey }: SignerKey): string {
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-RAW_BYTES);
  const body = Buffer.concat([Buffer.of(type), seed]).toString('base64');
  return `${PRIVATE}${name}+${id}+${body}`;
}

export function parseSkey(text: string): SignerKey | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith(PRIVATE)) return undefined;
  const parts = partsOf(trimmed.slice(PRIVATE.length));
  if (parts === undefined) return undefined;
  const der = Buffer.concat([PKCS8_ED25519, parts.bytes]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = signerKey(parts.name, parts.type, privateKey);
  return key.id === parts.id ? key : undefined;
}

function partsOf(text: string) {
  const [, name = '', id = '', body = ''] = /^([^+]+)\+([\da-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = strictBase64(body);
  if (!isKeyName(name) || bytes?.length !== RAW_BYTES + 1) return undefined;
  const type = ([NOTE, COSIGNATURE] as const).find((one) => one === bytes[0]);
  return type === undefined ? undefined : { name, id, type, bytes: bytes.subarray(1) };
}

function keyId(name: string, type: KeyType, raw: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), raw]);
  return hash('sha256', bytes, 'hex').slice(0, 8);
}

/** Node skips over what is not base64; a format must not. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}
