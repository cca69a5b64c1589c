import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOf } from '../../../src/checkins/when/zone.ts';
import {
  freeSlots,
  type Hours,
  hoursIn,
  SLOT_MS,
} from '../../../src/hotline/appointments/slots.ts';

const NOW = new Date('2026-03-02T00:00:00Z'); // a Monday, 08:00 in Shanghai
const hours = (of: Partial<Hours>): Hours => ({
  id: 'one',
  kind: 'weekly',
  weekday: 1,
  day: undefined,
  fromMin: 600,
  toMin: 690,
  timeZone: 'Asia/Shanghai',
  ...of,
});
const starts = (all: readonly Hours[], taken: readonly string[] = [], max = 4) =>
  freeSlots(all, new Set(taken.map((one) => Date.parse(one))), NOW, max).map((at) =>
    at.toISOString().slice(5, 16),
  );

describe('free times', () => {
  it.each([
    ['weekly hours', [hours({})], ['03-02T02:00', '03-02T02:30', '03-02T03:00', '03-09T02:00']],
    [
      'a day without',
      [hours({}), hours({ kind: 'off', day: '2026-03-02' })],
      ['03-09T02:00', '03-09T02:30', '03-09T03:00', '03-16T02:00'],
    ],
    [
      'a day beside them',
      [hours({ kind: 'extra', weekday: undefined, day: '2026-03-03' })],
      ['03-03T02:00', '03-03T02:30', '03-03T03:00'],
    ],
    [
      'a zone at a quarter',
      [hours({ timeZone: 'Asia/Kathmandu', toMin: 660 })],
      ['03-02T04:30', '03-09T04:30', '03-16T04:30'],
    ],
    ['less than half an hour', [hours({ toMin: 620 })], []],
    [
      'what is past today',
      [hours({ fromMin: 480, toMin: 540 })],
      ['03-09T00:00', '03-09T00:30', '03-16T00:00', '03-16T00:30'],
    ],
  ] as const)('are those of %s', (_, all, expected) => {
    expect(starts(all)).toEqual(expected);
  });

  it('leave out what is taken, and count what two hours share once', () => {
    const all = [hours({}), hours({ id: 'two', fromMin: 630, toMin: 720 })];
    expect(starts(all, ['2026-03-02T02:30:00Z'])).toEqual([
      '03-02T02:00',
      '03-02T03:00',
      '03-02T03:30',
      '03-09T02:00',
    ]);
  });

  it('keep the clock of the wall when the clocks are moved', () => {
    const berlin = hours({ timeZone: 'Europe/Berlin', weekday: 0 }); // 29 March: an hour is missing
    expect(starts([berlin], [], 30).filter((one) => /T(08|09):00/.test(one))).toEqual([
      '03-08T09:00',
      '03-15T09:00',
      '03-22T09:00',
    ]);
    const later = freeSlots([berlin], new Set(), new Date('2026-03-25T00:00:00Z'), 1);
    expect(later[0]?.toISOString()).toBe('2026-03-29T08:00:00.000Z');
  });

  it('never overlap, lie in the hours told and on one grid, whatever is told', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/St_Johns',
      'Europe/London',
      'Asia/Kathmandu',
    );
    const told = fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      fromMin: fc.integer({ min: 0, max: 1_400 }),
      length: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), zone, (list, timeZone) => {
        const all = list.map(({ weekday, fromMin, length }) =>
          hours({ weekday, fromMin, toMin: Math.min(1_440, fromMin + length), timeZone }),
        );
        const found = freeSlots(all, new Set(), NOW, 500);
        for (const [n, at] of found.entries()) {
          expect(at.getTime() % SLOT_MS).toBe(0);
          expect(+at - +(found[n - 1] ?? new Date(0))).toBeGreaterThanOrEqual(SLOT_MS);
          const { minute } = localOf(at, timeZone);
          expect(all.some((one) => minute >= one.fromMin && minute + 30 <= one.toMin)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('hours by form', () => {
  const form = { kind: 'weekly', weekday: '1', day: '', from: '10:00', to: '11:30' };
  it.each([
    ['weekly', {}, true],
    ['a day off', { kind: 'off', day: '2026-03-04', from: '', to: '' }, true],
    ['an extra day', { kind: 'extra', day: '2026-03-04' }, true],
    ['no kind', { kind: 'x' }, false],
    ['no weekday', { weekday: '7' }, false],
    ['the wrong way round', { from: '12:00' }, false],
    ['too short', { to: '10:20' }, false],
    ['no time', { from: '25:00' }, false],
    ['a day that is past', { kind: 'extra', day: '2026-03-01' }, false],
    ['no day', { kind: 'off', day: '2026-02-30' }, false],
  ])('takes or refuses %s', (_, of, isTaken) => {
    expect(hoursIn({ ...form, ...of }, '2026-03-02') !== undefined).toBe(isTaken);
  });
});
