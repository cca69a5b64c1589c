// node test/care/problems/train.ts: makes the sorter anew from all writers.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { SorterData } from '../../../src/care/sorter/sorter.ts';
import { SORTED_IN, type SortedIn } from '../../../src/care/sorter/traits.ts';
import { CLASSES, fitSorter, type Kept } from './fit.ts';
import { problemsIn } from './problems.ts';

const OUT = new URL('../../../prompts/care/', import.meta.url);
const made = SORTED_IN.map((lang) => [lang, fitSorter(problemsIn(lang), lang)] as const);
const bytes = Buffer.concat(made.map(([, part]) => bytesOf(part)));
const data: SorterData = {
  trainedOn: sha256(JSON.stringify(SORTED_IN.map(problemsIn))),
  weights: sha256(bytes),
  classes: CLASSES,
  parts: Object.fromEntries(
    made.map(([lang, { rows, scale, biases }]) => [lang, { traits: rows.size, scale, biases }]),
  ) as Record<SortedIn, SorterData['parts']['zh']>,
};
writeFileSync(new URL('sorter.json', OUT), `${JSON.stringify(data, null, 2)}\n`);
writeFileSync(new URL('sorter.bin', OUT), bytes);

function bytesOf({ rows, rarity, roots }: Kept): Buffer {
  const keys = Buffer.alloc(rows.size * 4);
  const rare = Buffer.alloc(rows.size * 4);
  for (const [key, row] of rows) {
    keys.writeUInt32LE(key, row * 4);
    rare.writeFloatLE(rarity[row] ?? 0, row * 4);
  }
  return Buffer.concat([keys, rare, Buffer.from(roots.buffer)]);
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
