import { describe, expect, it } from 'vitest';
import { busyAt } from '../../../src/checkins/when/free.ts';
import { dutiesNear, isNight, type Roster } from '../../../src/checkins/when/roster.ts';

const ZONE = 'Asia/Shanghai';
const DAY = { fromMin: 8 * 60, toMin: 20 * 60 };
const NIGHT = { fromMin: 20 * 60, toMin: 8 * 60 };
const WHOLE = { fromMin: 8 * 60, toMin: 8 * 60 };
/** Day, night, two days off. */
const FOUR: Roster = {
  timeZone: ZONE,
  pattern: { startsOn: '2026-03-02', turns: [DAY, NIGHT, null, null] },
  listed: [],
};
const WHO = { timeZone: ZONE, quiet: { fromMin: 0, toMin: 0 } };
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('a squad on duty', () => {
  it.each([
    ['before a day', '2026-03-02T07:59', undefined, undefined],
    ['on a day', '2026-03-02T08:00', 'on-duty', '2026-03-02T20:30'],
    ['on the way home', '2026-03-02T20:10', 'resting', '2026-03-02T20:30'],
    ['in the evening', '2026-03-02T20:30', undefined, undefined],
    ['on a night', '2026-03-03T23:00', 'on-duty', '2026-03-04T16:00'],
    ['asleep after it', '2026-03-04T09:00', 'resting', '2026-03-04T16:00'],
    ['after the sleep', '2026-03-04T16:00', undefined, undefined],
    ['on a day off', '2026-03-05T10:00', undefined, undefined],
    ['in the next rotation', '2026-03-06T10:00', 'on-duty', '2026-03-06T20:30'],
    [
      'before the pattern began, as if it always ran',
      '2026-02-26T10:00',
      'on-duty',
      '2026-02-26T20:30',
    ],
  ])('is left alone %s', (_, local, why, until) => {
    const busy = busyAt(at(local), WHO, FOUR);
    expect(busy).toEqual(why && { why, until: at(until ?? '') });
  });

  it.each([
    ['a day', '2026-03-02T08:00', '2026-03-02T20:00', false],
    ['an evening until one', '2026-03-02T17:00', '2026-03-03T01:00', true],
    ['an evening until midnight', '2026-03-02T16:00', '2026-03-03T00:00', false],
    ['a night', '2026-03-02T22:00', '2026-03-03T06:00', true],
    ['an early morning', '2026-03-02T03:00', '2026-03-02T11:00', true],
    ['a day and its night', '2026-03-02T08:00', '2026-03-03T08:00', true],
  ])('works at night: %s', (_, from, to, isOne) => {
    expect(isNight({ from: at(from), to: at(to) }, ZONE)).toBe(isOne);
  });

  it('of a whole day sleeps afterwards', () => {
    const roster = { ...FOUR, pattern: { startsOn: '2026-03-02', turns: [WHOLE, null, null] } };
    expect(busyAt(at('2026-03-02T12:00'), WHO, roster)?.until).toEqual(at('2026-03-03T16:00'));
  });

  it('follows its list from the first day on it to the last, and the pattern outside', () => {
    const listed = [
      { from: at('2026-03-03T10:00'), to: at('2026-03-03T14:00') },
      { from: at('2026-03-06T10:00'), to: at('2026-03-06T14:00') },
    ];
    const roster = { ...FOUR, listed };
    const isOn = (local: string) =>
      dutiesNear(at(local), roster).some(({ from, to }) => from <= at(local) && at(local) < to);
    expect(isOn('2026-03-02T12:00')).toBe(true); // by the pattern
    expect(isOn('2026-03-03T12:00')).toBe(true); // by the list
    expect(isOn('2026-03-03T23:00')).toBe(false); // the pattern's night does not count
    expect(isOn('2026-03-06T19:00')).toBe(false);
    expect(isOn('2026-03-07T23:00')).toBe(true);
  });

  it('is on duty by the clock of its unit, whatever the officer’s own zone is', () => {
    const who = { ...WHO, timeZone: 'America/New_York' };
    expect(busyAt(at('2026-03-02T12:00'), who, FOUR)?.why).toBe('on-duty');
  });
});
