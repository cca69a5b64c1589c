// The rules as reviewers wrote them, and what was made of them beforehand (read.json, read.bin), once as
// the program starts. Rules edited since are made anew: a slower start, and never an old rule.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type ReadRules,
  type RuleFile,
  type Rules,
  readRules,
  rulesOf,
  spotterFor,
} from './rules.ts';
import { unpacked } from './spotter-bytes.ts';

type Stored = {
  readonly digest: string;
  /** SHA-256 of read.bin. */
  readonly bytes: string;
  readonly read: ReadRules;
};

const FOLDER = new URL('../../prompts/rules/', import.meta.url);

/** In the order in which they are tried. */
const NAMES = [
  'marks',
  'crisis',
  'acts',
  'leaving',
  'ending',
  'saying',
  'telling',
  'hints',
  'worried',
  'strain',
].flatMap((name) => [`${name}.zh.json`, `${name}.en.json`]);

/** Tells one state of the rules from another. */
export const DIGEST = sha256(NAMES.map(bytesOf));
export const RULES = readBefore() ?? readNow();

export function writtenRules(): readonly RuleFile[] {
  return NAMES.map((name) => JSON.parse(bytesOf(name).toString()) as RuleFile);
}

function readBefore(): Rules | undefined {
  const stored = JSON.parse(bytesOf('read.json').toString()) as Stored;
  const bytes = bytesOf('read.bin');
  const isOfThese = stored.digest === DIGEST && stored.bytes === sha256([bytes]);
  // Into memory of its own, where its numbers lie at even places.
  return isOfThese ? rulesOf(stored.read, unpacked(new Uint8Array(bytes).buffer)) : undefined;
}

function readNow(): Rules {
  const read = readRules(writtenRules());
  return rulesOf(read, spotterFor(read));
}

export function sha256(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}
