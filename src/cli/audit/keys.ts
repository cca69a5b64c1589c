// Public keys and kept checkpoints, as they are given on a command line.

import { readFile } from 'node:fs/promises';
import { type Checkpoint, openCheckpoint } from '../../trust/audit/checkpoint.ts';
import { COSIGNATURE, parseVkey, typed, type VerifierKey } from '../../trust/audit/format/key.ts';
import { isTlogProof, parseTlogProof } from '../../trust/audit/format/tlog-proof.ts';
import type { Policy } from '../../trust/audit/witness/policy.ts';
import { jsonOf } from '../lines.ts';
import { Usage } from '../usage.ts';

/** A key itself, or the file that holds it. */
export async function keyOf(given: string): Promise<VerifierKey> {
  const key = parseVkey(given) ?? parseVkey(await readFile(given, 'utf8').catch(() => ''));
  if (key === undefined) throw new Usage('a public key is NAME+ID+BASE64, or a file that holds it');
  return key;
}

/** @returns nothing when no witness is named. */
export async function policyOf(
  witnesses: readonly string[],
  quorum: string | undefined,
): Promise<Policy | undefined> {
  const keys = await Promise.all(witnesses.map(keyOf));
  const atLeast = quorum === undefined ? keys.length : Number(quorum);
  if (!Number.isInteger(atLeast) || atLeast < 0 || atLeast > keys.length)
    throw new Usage(`--quorum is a number from 0 to ${keys.length}, the number of witnesses`);
  if (keys.length === 0) return undefined;
  return { witnesses: keys.map((key) => typed(key, COSIGNATURE)), atLeast };
}

/** The newest checkpoint in a file: a note by itself, a bundle, or one record's proof. */
export async function keptIn(path: string, key: VerifierKey): Promise<Checkpoint> {
  const content = await readFile(path, 'utf8').catch(() => {
    throw new Usage(`${path} cannot be read`);
  });
  const kept = notesIn(content)
    .flatMap((note) => openCheckpoint(key, note) ?? [])
    .sort((one, other) => other.size - one.size);
  if (kept[0] === undefined) throw new Usage(`${path} holds no checkpoint signed by this key`);
  return kept[0];
}

function notesIn(content: string): string[] {
  if (isTlogProof(content)) return [parseTlogProof(content)?.note ?? ''];
  const lines = content.split('\n').map(jsonOf).flatMap(noteIn);
  return lines.length > 0 ? lines : [content];
}

/** A line of a bundle, or of the file that the program keeps besides the database. */
function noteIn(line: unknown): string[] {
  if (typeof line === 'string') return [line];
  const isNoted = typeof line === 'object' && line !== null && 'note' in line;
  return isNoted && typeof line.note === 'string' ? [line.note] : [];
}
