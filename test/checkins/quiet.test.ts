import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, isQuiet } from '../../src/checkins/quiet.ts';

const NIGHT = { fromMin: 22 * 60, toMin: 7 * 60 };
const minutes = fc.integer({ min: 0, max: 1_439 });
const rests = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'UTC'),
  quiet: fc.record({ fromMin: minutes, toMin: minutes }),
});
// Around both changes of the clock, where mistakes would be.
const times = fc.oneof(
  ...['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2026-06-01'].map((day) =>
    fc
      .integer({ min: 0, max: 3 * 86_400_000 })
      .map((ms) => new Date(Date.parse(`${day}T00:00:00Z`) + ms)),
  ),
);

describe('quiet hours', () => {
  it('are never when somebody is asked, and delay by less than a day and an hour', () => {
    fc.assert(
      fc.property(rests, times, (rest, at) => {
        const moved = afterQuiet(at, rest);
        expect(isQuiet(moved, rest)).toBe(false);
        expect(moved.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(moved.getTime() - at.getTime()).toBeLessThan(25 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['before midnight', '2026-03-02T15:30:00Z', '2026-03-02T23:00:00Z'],
    ['after midnight', '2026-03-02T17:00:30Z', '2026-03-02T23:00:00Z'],
    ['at their end, which is not one of them', '2026-03-02T23:00:00Z', '2026-03-02T23:00:00Z'],
    ['in the evening', '2026-03-02T12:00:00Z', '2026-03-02T12:00:00Z'],
  ])('move a time %s', (_, at, moved) => {
    const rest = { timeZone: 'Asia/Shanghai', quiet: NIGHT };
    expect(afterQuiet(new Date(at), rest)).toEqual(new Date(moved));
  });

  it.each([
    ['a spring night', '2026-03-08T05:00:00Z', '2026-03-08T11:00:00Z'],
    ['an autumn night', '2026-11-01T04:00:00Z', '2026-11-01T12:00:00Z'],
  ])('end at the local hour on %s', (_, at, moved) => {
    const rest = { timeZone: 'America/New_York', quiet: NIGHT };
    expect(afterQuiet(new Date(at), rest)).toEqual(new Date(moved));
  });

  it('are none when they start where they end', () => {
    const rest = { timeZone: 'UTC', quiet: { fromMin: 0, toMin: 0 } };
    expect(isQuiet(new Date('2026-03-02T00:00:00Z'), rest)).toBe(false);
  });
});
