// Reads a bundle's file and says what it proves. Needs the file and a public key, nothing else.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { openCheckpoint } from '../checkpoint.ts';
import { type Broken, broken, isBroken } from '../finding.ts';
import type { VerifierKey } from '../format/key.ts';
import { isTlogProof, parseTlogProof } from '../format/tlog-proof.ts';
import { allPruned } from '../prune.ts';
import { isIncluded } from '../tree/proof.ts';
import { leafHash, type Span } from '../tree/tree.ts';
import { isMet, witnessed } from '../witness/policy.ts';
import { concluded, type Expected, type Proven } from './conclude.ts';
import { BundleLine } from './line.ts';
import {
  begun,
  isReading,
  type Malformed,
  malformed,
  type Reading,
  type RecordLine,
  read,
  readRecords,
  rowOf,
  type Step,
} from './read.ts';

const RECORDS_PER_STEP = 1_000;
const PROOF_BYTES_MAX = 1_048_576;

export type OneProven = Omit<Proven, 'kind'> & { readonly kind: 'one'; readonly entry: string };
export type Outcome = Proven | OneProven | Broken | (Malformed & { readonly line?: number });

/** @throws when the file cannot be read. */
export async function verifyBundle(
  path: string,
  key: VerifierKey,
  expected: Expected,
): Promise<Outcome> {
  const head = await headOf(path);
  return isTlogProof(head) ? verifyOne(head, key, expected) : verifyLines(path, key, expected);
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(PROOF_BYTES_MAX) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function verifyLines(path: string, key: VerifierKey, expected: Expected): Promise<Outcome> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let reading: Reading | undefined;
  let records: RecordLine[] = [];
  let pruned: readonly Span[] = [];
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const line = lineOf(text);
    if (line === undefined) return { ...malformed('it is not of this format'), line: number };
    const isRecord = line.kind === 'event' || line.kind === 'dropped';
    if (isRecord) records.push(line);
    if (isRecord && records.length < RECORDS_PER_STEP) continue;
    if (reading !== undefined && records.length > 0) {
      const step = readRecords(
        reading,
        records.map((one) => rowOf(one, pruned)),
      );
      if (!isReading(step)) return at(step, number);
      reading = step;
      records = [];
    }
    if (isRecord) continue;
    if (line.kind === 'end') {
      if (reading === undefined) return malformed('it does not begin like a bundle');
      return concluded(reading, line.leaves, expected);
    }
    const step: Step = reading === undefined ? begun(line, key) : read(reading, line, key);
    if (!isReading(step)) return at(step, number);
    reading = step;
    if (line.kind === 'pruned') pruned = allPruned(step.months);
  }
  return { ...malformed('it is cut short'), line: number };
}

function lineOf(text: string): BundleLine | undefined {
  try {
    return BundleLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function at(step: Broken | Malformed, line: number): Outcome {
  return isBroken(step) ? step : { ...step, line };
}

/** One record's proof, as others' tools write it too. */
function verifyOne(content: string, key: VerifierKey, { policy, kept }: Expected): Outcome {
  const proof = parseTlogProof(content);
  if (proof === undefined) return malformed('it is not a whole proof of one record');
  const { entry, leaf, note } = proof;
  const newest = openCheckpoint(key, note);
  if (newest === undefined) return broken('signature-wrong', {});
  if (!isIncluded({ leaf, hash: leafHash(entry), ...newest }, proof.proof))
    return broken('root-differs', { leaf, size: newest.size });
  const differing = kept.find(({ size, root }) => size === newest.size && root !== newest.root);
  if (differing !== undefined) return broken('checkpoint-changed', { size: newest.size });
  const seen = witnessed(newest, policy);
  if (isBroken(seen)) return seen;
  const isWitnessed = isMet(seen, policy);
  if (!isWitnessed && policy.atLeast > 0) return broken('witnesses-missing', { size: newest.size });
  const shown = isWitnessed ? seen : undefined;
  return { kind: 'one', entry, from: leaf, to: leaf + 1, pruned: 0, newest, witnessed: shown };
}
