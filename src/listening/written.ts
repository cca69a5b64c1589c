// The rules as reviewers wrote them, and what was made of them beforehand (read.json and two .bin), once as
// the program starts. Rules edited since are made anew: a slower start, and never an old rule.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import TABLES from '../../prompts/rules/normalize.json' with { type: 'json' };
import { atomsOf } from './atoms.ts';
import { type ReadRules, type RuleFile, readRules, rulesOf, spotterFor } from './rules.ts';
import { listed, type Spotter, spotterOf } from './spot.ts';
import { unpacked } from './spotter-bytes.ts';

type Stored = {
  readonly digest: string;
  /** SHA-256 of read.bin and aliases.bin. */
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
export const DIGEST = sha256([...NAMES, 'normalize.json'].map(bytesOf));
export const { rules: RULES, aliases: ALIASES } = readBefore() ?? readNow();

export function writtenRules(): readonly RuleFile[] {
  return NAMES.map((name) => JSON.parse(bytesOf(name).toString()) as RuleFile);
}

/** By which a text is known to hold what an alias needs. */
export function aliasSpotter(): Spotter {
  return spotterOf(listed(TABLES.aliases.map(({ from }) => atomsOf(from, new Map()))));
}

function readBefore() {
  const stored = JSON.parse(bytesOf('read.json').toString()) as Stored;
  const spotters = ['read.bin', 'aliases.bin'].map(bytesOf);
  if (stored.digest !== DIGEST || stored.bytes !== sha256(spotters)) return undefined;
  // Into memory of their own, where their numbers lie at even places.
  const [spotter, aliases] = spotters.map((bytes) => unpacked(new Uint8Array(bytes).buffer));
  if (spotter === undefined || aliases === undefined) return undefined;
  return { rules: rulesOf(stored.read, spotter), aliases };
}

function readNow() {
  const read = readRules(writtenRules());
  return { rules: rulesOf(read, spotterFor(read)), aliases: aliasSpotter() };
}

export function sha256(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}
