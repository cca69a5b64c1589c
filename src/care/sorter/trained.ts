// The sorter as trained. Read when the first problem is told, not at the start.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import stored from '../../../prompts/care/sorter.json' with { type: 'json' };
import { Broken } from '../../ops/errors.ts';
import { openSorter } from './sorter.ts';

const BYTES = readFileSync(new URL('../../../prompts/care/sorter.bin', import.meta.url));

if (createHash('sha256').update(BYTES).digest('hex') !== stored.weights)
  throw new Broken('sorter-weights-differ');

export const SORTER = openSorter(stored, BYTES);
