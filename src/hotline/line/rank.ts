// Who is next: by level, then by waiting. Waiting raises priority: below L3 a level is worth a head
// start of some minutes, and whoever has waited longer than that goes first. L3 and L4 are never
// overtaken from below.

import { LEVELS, type Level } from '../../listening/level.ts';
import { LINE } from './policy.ts';

export type Ranked = { readonly id: string; readonly level: Level; readonly queuedAt: Date };

/** Negative: the one goes before the other. */
export function byRank(one: Ranked, other: Ranked): number {
  return (
    standing(other.level) - standing(one.level) ||
    startsAt(one) - startsAt(other) ||
    LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level) ||
    (one.id < other.id ? -1 : 1)
  );
}

/** How many stand above this level for good; the same for all that waiting can change. */
function standing(level: Level): number {
  const place = LINE.firstAlways.indexOf(level);
  return place === -1 ? 0 : LINE.firstAlways.length - place;
}

function startsAt({ level, queuedAt }: Ranked): number {
  return queuedAt.getTime() - LINE.aheadMin[level] * 60_000;
}
