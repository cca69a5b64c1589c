// How long a case may wait. A broken clock is said, so that it is seen; it never moves anyone down.

import type { Level } from '../listening/level.ts';
import { CLOCKS, isAcknowledged } from './clocks.ts';

export type Waiting = {
  readonly id: string;
  readonly level: Level;
  readonly queuedAt: Date;
  /** When the present level was reached: the clocks run from here. */
  readonly levelAt: Date;
  readonly acknowledgedAt: Date | undefined;
};

type QueuedRow = {
  readonly [K in keyof Omit<Waiting, 'queuedAt' | 'acknowledgedAt'>]: Waiting[K];
} & {
  readonly openedAt: Date;
  readonly queuedAt: Date | null;
  readonly acknowledgedAt: Date | null;
};

/** Of a case's row, what its place in line depends on. */
export function waitOf(row: QueuedRow): Waiting {
  const { id, level, levelAt } = row;
  return {
    id,
    level,
    levelAt,
    queuedAt: row.queuedAt ?? row.openedAt,
    acknowledgedAt: row.acknowledgedAt ?? undefined,
  };
}

export type ClockState = {
  /**
   * `ringing` until somebody acknowledges; then a person must be there by `dueAt`. `kept` for an
   * hour that the officer was told: till then nobody is asked.
   */
  readonly kind: 'ringing' | 'acknowledged' | 'kept';
  readonly dueAt: Date;
  readonly isBroken: boolean;
};

export function clockOf(waiting: Omit<Waiting, 'id' | 'queuedAt'>, now: Date): ClockState {
  const { level, levelAt, acknowledgedAt } = waiting;
  if (isKept({ levelAt }, now)) return { kind: 'kept', dueAt: levelAt, isBroken: false };
  const { acknowledgeMin, liveMin } = CLOCKS[level];
  const isAnswered = isAcknowledged(level, acknowledgedAt, now);
  const dueAt = after(levelAt, isAnswered || acknowledgedAt ? liveMin : acknowledgeMin);
  return { kind: isAnswered ? 'acknowledged' : 'ringing', dueAt, isBroken: now > dueAt };
}

/** The officer keeps a place for later: their clocks have not begun. */
export function isKept({ levelAt }: Pick<Waiting, 'levelAt'>, now: Date): boolean {
  return levelAt > now;
}

function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
