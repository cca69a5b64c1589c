// The five promises (product.md), and what of them can be looked at in a running installation.

import { raise } from '../listening/fuse.ts';
import { isAtLeast, LEVELS } from '../listening/level.ts';
import { type Finding, failure, fine } from './doctor.ts';

export const PROMISES = [
  'Help first',
  'Nothing lost',
  'Nothing told',
  'Nothing secret',
  'Nothing urgent waits for a model',
] as const;
export type Promised = (typeof PROMISES)[number];

export type Kept = { readonly promise: Promised; readonly finding: Finding };

const CODE_MAX = 64;

/** A text for people, where only ids and codes may be: with a space, long, or not in plain letters. */
export function saysWords(value: unknown): boolean {
  if (typeof value === 'string') return value.length > CODE_MAX || !/^[\x21-\x7e]*$/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(saysWords);
}

/** No opinion that comes later takes a level down: tried for every pair of levels. */
export function modelFinding(): Finding {
  const lowered = LEVELS.flatMap((level) =>
    LEVELS.filter((opinion) => !isAtLeast(raise(level, { level: opinion }), level)),
  );
  return lowered.length === 0
    ? fine('a later opinion raises a level or leaves it, in all 25 cases')
    : failure(`a later opinion lowers a level in ${lowered.length} cases`);
}
