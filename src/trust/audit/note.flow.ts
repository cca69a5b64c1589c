// Signs checkpoints (Ed25519, as C2SP signed notes) and keeps them in a file besides the
// database: whoever cuts the log short would have to cut the file as well.

import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Keys } from '../../ops/keys.ts';
import { bodyOf, type Note, noteOf, noteText, originOf, type Stated } from './checkpoint.ts';

const RAW_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const ED25519 = 1; // its signature type in a signed note

type Signing = Pick<Keys, 'check' | 'signing'>;

export function signed(keys: Signing, stated: Stated): Note {
  const origin = originOf(keys.check);
  const made = sign(undefined, Buffer.from(bodyOf(origin, stated)), keys.signing.privateKey);
  const signature = Buffer.concat([keyId(origin, keys.signing.publicKey), made]);
  return { ...stated, signature: signature.toString('base64') };
}

export function isSigned(keys: Signing, note: Note): boolean {
  const origin = originOf(keys.check);
  const signature = Buffer.from(note.signature, 'base64');
  const id = keyId(origin, keys.signing.publicKey);
  if (!signature.subarray(0, KEY_ID_BYTES).equals(id)) return false;
  const made = signature.subarray(KEY_ID_BYTES);
  return verify(undefined, Buffer.from(bodyOf(origin, note)), keys.signing.publicKey, made);
}

function keyId(origin: string, publicKey: KeyObject): Buffer {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
  const hash = createHash('sha256').update(`${origin}\n`).update(Buffer.of(ED25519)).update(raw);
  return hash.digest().subarray(0, KEY_ID_BYTES);
}

/** One JSON string to a line: a line torn by a crash spoils no other. */
export async function keepNote(path: string, keys: Signing, note: Note): Promise<void> {
  const line = JSON.stringify(noteText(originOf(keys.check), note));
  const file = await open(path, 'a', 0o600);
  try {
    await file.write(`${line}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Those of this installation's key; what cannot be read counts as `undefined`. */
export async function keptNotes(path: string, keys: Signing): Promise<(Note | undefined)[]> {
  const content = await readFile(path, 'utf8').catch(() => '');
  const whole = content.slice(0, content.lastIndexOf('\n') + 1);
  const origin = originOf(keys.check);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => textOf(line) ?? '')
    .filter((text) => !isForeign(origin, text))
    .map((text) => noteOf(origin, text));
}

/** A data folder may have served another master key before. */
function isForeign(origin: string, text: string): boolean {
  return /^warmline\.audit\/\S+\n/.test(text) && !text.startsWith(`${origin}\n`);
}

function textOf(line: string): string | undefined {
  try {
    return z.string().parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
