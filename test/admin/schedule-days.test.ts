import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOf, movedTo, onDays, timedAs, week } from '../../src/admin/schedule-days.ts';
import { daysOf, isCron, partsOf } from '../../src/checkins/schedule.ts';

const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const times = fc.constantFrom('0 20', '30 19', '0 8,20');

/** The times of each day of the week. */
function byDay(cron: string): Map<number, string> {
  return new Map(
    partsOf(cron).flatMap((part) => {
      const [minute, hours, , , days = ''] = part.split(' ');
      return daysOf(days).map((day) => [day, `${minute} ${hours}`] as const);
    }),
  );
}

describe('some days at another time', () => {
  it('changes those days, and no other, however often', () => {
    const moves = fc.array(fc.tuple(someDays, times), { maxLength: 5 });
    fc.assert(
      fc.property(someDays, times, moves, (days, at, all) => {
        let cron = `${at} * * ${week(days)}`;
        for (const [some, to] of all) {
          const before = byDay(cron);
          const moved = movedTo(cron, week(some), to);
          if (some.some((day) => !before.has(day))) {
            expect(moved).toBeUndefined();
            continue;
          }
          cron = moved ?? '';
          const wanted = new Map(
            [...before].map(([day, was]) => [day, some.includes(day) ? to : was]),
          );
          expect(byDay(cron)).toEqual(wanted);
          expect(isCron(cron)).toBe(true);
        }
        expect(daysOf(firstOf(cron).week)).toEqual(days.toSorted((one, other) => one - other));
        expect(byDay(timedAs(cron, '15 7'))).toEqual(new Map(days.map((day) => [day, '15 7'])));
      }),
      { numRuns: 200 },
    );
  });

  it('goes to other days with every day’s own times', () => {
    const cron = '0 8,20 * * 1,2,3,4;0 21 * * 5';
    expect(onDays(cron, '1-5')).toBe(cron);
    expect(onDays(cron, '1,5,6')).toBe('0 8,20 * * 1,6;0 21 * * 5');
    expect(onDays(cron, '5')).toBe('0 21 * * 5');
    expect(onDays('0 20 * * 1-5', '*')).toBe('0 20 * * *');
  });

  it('moves no day of a month', () => {
    expect(movedTo('0 20 1,15 * *', '5', '0 21')).toBeUndefined();
    expect(timedAs('0 20 1,15 * *', '0 21')).toBe('0 21 1,15 * *');
  });
});
