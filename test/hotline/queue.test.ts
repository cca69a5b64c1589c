import { describe, expect, it } from 'vitest';
import { clockOf } from '../../src/hotline/queue.ts';

const NOON = new Date('2026-03-02T12:00:00Z');

function minutes(n: number): Date {
  return new Date(NOON.getTime() + n * 60_000);
}

describe('the clock of a case', () => {
  it.each([
    ['L4', undefined, 1, 'ringing', 2, false],
    ['L4', undefined, 2, 'ringing', 2, false],
    ['L4', undefined, 3, 'ringing', 2, true],
    ['L4', 1, 3, 'acknowledged', 5, false],
    ['L4', 4, 6, 'acknowledged', 5, true],
    ['L4', 1, 7, 'ringing', 5, true],
    ['L3', undefined, 4, 'ringing', 5, false],
    ['L3', 4, 14, 'acknowledged', 15, false],
    ['L3', 4, 20, 'ringing', 15, true],
    ['L2', undefined, 31, 'ringing', 30, true],
    ['L1', undefined, 59, 'ringing', 60, false],
  ] as const)(
    'at %s, acknowledged at %s min, after %s min, is %s until %s min, broken: %s',
    (level, acknowledged, passed, kind, due, isBroken) => {
      const acknowledgedAt = acknowledged === undefined ? undefined : minutes(acknowledged);
      const state = clockOf({ level, levelAt: NOON, acknowledgedAt }, minutes(passed));
      expect(state).toEqual({ kind, dueAt: minutes(due), isBroken });
    },
  );

  it('has not begun for a place that is kept for later', () => {
    const levelAt = minutes(90);
    const clock = clockOf({ level: 'L1', levelAt, acknowledgedAt: undefined }, NOON);
    expect(clock).toEqual({ kind: 'kept', dueAt: levelAt, isBroken: false });
  });
});
