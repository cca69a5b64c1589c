// What is looked up where a problem is told, and only there.

import type { Staffed } from '../desks.ts';
import type { Problem } from './problem.ts';

export type Told = {
  /** The one that a tap or the open question is about, if it is this person's. */
  readonly problem: Problem | undefined;
  /** The newest first. */
  readonly mine: readonly Problem[];
  /** Desks that somebody reads. */
  readonly staffed: Staffed;
  /** The sorter's three items for what was just written. */
  readonly offered: readonly string[];
  readonly entries: readonly Entry[];
};

/** Of the board: its words are looked up when it is shown. */
export type Entry = {
  readonly id: string;
  readonly item: string | undefined;
  /** Absent while it is fewer than ten. */
  readonly meToo: number | undefined;
  readonly isMine: boolean;
};

export const NOTHING_TOLD: Told = {
  problem: undefined,
  mine: [],
  staffed: [],
  offered: [],
  entries: [],
};
