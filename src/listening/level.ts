// L0 none, L1 watch, L2 elevated, L3 high, L4 imminent (clinical reference 1.2).
// A level decides how fast a person comes, never whether.

export const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof LEVELS)[number];

export function isAtLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

export function highest(...levels: readonly Level[]): Level {
  return levels.reduce((top, level) => (isAtLeast(level, top) ? level : top), 'L0' as Level);
}
