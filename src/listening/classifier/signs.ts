// What the reviewed rules noticed without a word of alarm, as the classifier reads it: a means, a
// farewell, somebody named, an idiom. Of what asks or rings by itself it reads nothing: such rules
// were written by the messages that it learns from, and it would believe them too much.

import { isAtLeast } from '../level.ts';
import type { Hit } from '../match.ts';
import type { Piece } from '../pieces.ts';
import { slotOfName } from './features.ts';

/** A weapon at hand is an officer's every day: it means something beside other words alone. */
const EVERYDAY: ReadonlySet<string> = new Set(['in-hand', 'means-near']);

/** The slots of the signs within one window. */
export function signsIn(hits: readonly Hit[], { start, text }: Piece): readonly number[] {
  return hits
    .filter((hit) => hit.start < start + text.length && hit.end > start)
    .filter(({ level, facet }) => !isAtLeast(level, 'L2') && !EVERYDAY.has(facet))
    .map(({ facet }) => slotOfName(facet));
}
