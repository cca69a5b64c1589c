// Signed notes kept in a file besides the database: whoever cuts the log short would have to cut
// the file as well.

import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Keys } from '../../ops/keys.ts';
import { NOTE, type SignerKey, signerKey } from './format/key.ts';

export type Signing = Pick<Keys, 'check' | 'signing'>;

/** The log's own key; its name, which tells logs apart, is their origin. */
export function logKey({ check, signing }: Signing): SignerKey {
  return signerKey(`warmline.audit/${check}`, NOTE, signing.privateKey);
}

/** One JSON string to a line: a line torn by a crash spoils no other. */
export async function keepNote(path: string, note: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.write(`${JSON.stringify(note)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Those of this log; what cannot be read is among them as it is. */
export async function keptNotes(path: string | undefined, key: SignerKey): Promise<string[]> {
  if (path === undefined) return [];
  const content = await readFile(path, 'utf8').catch(() => '');
  const whole = content.slice(0, content.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map(textOf)
    .filter((note) => !isForeign(key, note));
}

/** A data folder may have served another master key before. */
function isForeign({ name }: SignerKey, note: string): boolean {
  const origin = /^(?:warmline\.audit-pruned\/v1\n)?(warmline\.audit\/\S+)\n/.exec(note)?.[1];
  return origin !== undefined && origin !== name;
}

function textOf(line: string): string {
  try {
    return z.string().parse(JSON.parse(line));
  } catch {
    return line;
  }
}
