// The classifier as trained: its numbers and its weights, read once. Bytes, because a text of them
// would be larger by a third and slower to load.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import stored from '../../../prompts/rules/classifier.json' with { type: 'json' };
import { Broken } from '../../ops/errors.ts';
import { openClassifier } from './classifier.ts';

const BYTES = readFileSync(new URL('../../../prompts/rules/classifier.bin', import.meta.url));

if (createHash('sha256').update(BYTES).digest('hex') !== stored.weights)
  throw new Broken('classifier-weights-differ');

export const TRAINED = openClassifier(stored, BYTES);
