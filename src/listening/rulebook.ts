// The reviewed rules, and what they find in a text of any length. A third party's death at work
// never raises; what the writer feels about their own always does.

import combine from '../../prompts/rules/combine.json' with { type: 'json' };
import { type Combination, combinationsIn } from './combine.ts';
import { type Hit, hitsIn } from './match.ts';
import { piecesOf } from './pieces.ts';
import { RULES } from './written.ts';

const WINDOW = 1_000;
const OVERLAP = 200;

const COMBINATIONS = combine.combinations as readonly Combination[];

/** Everything found in a normal text, in overlapping windows; facets without an effect as well. */
export function hitsOf(text: string): readonly Hit[] {
  if (text.length <= WINDOW) return hitsInWindow(text);
  return piecesOf(text, WINDOW, OVERLAP).flatMap(({ start, text: window }) =>
    hitsInWindow(window).map((hit) => ({ ...hit, start: hit.start + start, end: hit.end + start })),
  );
}

function hitsInWindow(window: string): readonly Hit[] {
  const hits = hitsIn(window, RULES);
  return [...hits, ...combinationsIn(hits, COMBINATIONS)];
}
