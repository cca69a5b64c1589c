import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySaid, endOf, spanIn, startOf } from '../../src/checkins/span-said.ts';
import { localOf } from '../../src/checkins/when/zone.ts';
import { snapshotAt } from '../support/rhythms.ts';

const who = { timeZone: 'Asia/Shanghai', quiet: { fromMin: 0, toMin: 0 } };
const at = (moment: string) => snapshotAt(new Date(moment), who);
const WEDNESDAY = '2026-12-02T04:00:00Z'; // noon
const MONDAY = '2026-11-30T04:00:00Z';

describe('how long', () => {
  it.each([
    ['3 days', 3],
    ['for a week', 7],
    ['about a week', 7],
    ['a couple of weeks', 14],
    ['大概一周', 7],
    ['两周左右', 14],
    ['半个月', 15],
    ['0 days', undefined],
    ['200 days', undefined],
    ['a few days', undefined],
    ['', undefined],
  ])('%s is %s days', (words, days) => expect(spanIn(words)).toEqual(days && { days }));
});

describe('a day that is named', () => {
  it.each([
    [WEDNESDAY, 'Friday', '2026-12-04'],
    [WEDNESDAY, 'next Friday', '2026-12-11'],
    [WEDNESDAY, '周五', '2026-12-04'],
    [WEDNESDAY, '下周五', '2026-12-11'],
    [WEDNESDAY, '周一', '2026-12-07'],
    [WEDNESDAY, '下周一', '2026-12-07'],
    [WEDNESDAY, '下周日', '2026-12-13'],
    [WEDNESDAY, '星期天', '2026-12-06'],
    [WEDNESDAY, 'Wednesday', '2026-12-09'],
    [MONDAY, 'next Monday', '2026-12-07'],
    [MONDAY, 'next week', '2026-12-07'],
    [WEDNESDAY, 'tomorrow', '2026-12-03'],
    [WEDNESDAY, '12月3号', '2026-12-03'],
    [WEDNESDAY, 'Dec 1', '2027-12-01'],
    [WEDNESDAY, '2月29日', undefined],
  ])('on %s, %s is %s', (moment, words, day) => {
    const said = daySaid(words);
    const start = said && startOf(said, at(moment));
    expect(start && localOf(start, who.timeZone)).toEqual(day && { day, minute: 0 });
  });

  it('is always ahead, and no end is behind now or past half a year', () => {
    const words = fc.constantFrom('Friday', '下周一', 'tomorrow', '周三', 'Jan 5', '12月31日');
    const moments = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2028-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(words, moments, (said, moment) => {
        const now = snapshotAt(moment, who);
        const until = daySaid(said);
        if (until === undefined) throw new Error('not read');
        expect(startOf(until, now)?.getTime()).toBeGreaterThan(moment.getTime());
        const end = endOf({ until, isThrough: false }, now);
        if (end !== undefined)
          expect(end.getTime() - moment.getTime()).toBeLessThan(181 * 86_400_000);
      }),
    );
  });
});
