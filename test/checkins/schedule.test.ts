import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronWords, isCron, parsedCron } from '../../src/checkins/schedule.ts';
import { timesAfter } from '../../src/checkins/when/times.ts';

const nextTimes = (cron: string, zone: string, after: Date, timesMax: number) =>
  timesAfter(cron, zone, after).take(timesMax).toArray();
const nextTime = (cron: string, zone: string, after: Date) => nextTimes(cron, zone, after, 1)[0];

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'];

const crons = fc
  .record({
    minute: fc.integer({ min: 0, max: 59 }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
    days: fc.constantFrom('*', '1-5', '0,6', '5', '1,3,5', '7'),
    isApart: fc.boolean(),
  })
  .map(({ minute, hours, days, isApart }) => {
    const cron = `${minute} ${hours.join(',')} * * ${days}`;
    return isApart && days === '1-5' ? `${cron};15 ${hours[0]} * * 6` : cron;
  });
const times = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('the next time', () => {
  it('is strictly after now, and within eight days', () => {
    fc.assert(
      fc.property(crons, fc.constantFrom(...ZONES), times, (cron, zone, after) => {
        const next = nextTime(cron, zone, after)?.getTime() ?? 0;
        expect(next).toBeGreaterThan(after.getTime());
        expect(next - after.getTime()).toBeLessThan(8 * 86_400_000);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whatever else was asked before', () => {
    fc.assert(
      fc.property(crons, fc.constantFrom(...ZONES), fc.array(times), (cron, zone, many) => {
        for (const after of many)
          expect(nextTime(cron, zone, after)).toEqual(parsedCron(cron, zone)?.nextRun(after));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['reads the zone', '0 20 * * *', 'Asia/Shanghai', '2026-03-02T11:59:59Z', '2026-03-02T12:00Z'],
    ['never repeats now', '0 20 * * *', 'Asia/Shanghai', '2026-03-02T12:00Z', '2026-03-03T12:00Z'],
    ['skips the weekend', '0 20 * * 1-5', 'UTC', '2026-03-06T21:00Z', '2026-03-09T20:00Z'],
    [
      'comes when the clock jumps over it',
      '30 2 * * *',
      'America/New_York',
      '2026-03-08T05:00Z',
      '2026-03-08T07:00Z',
    ],
    [
      'comes at 20:00 before the change',
      '0 20 * * *',
      'America/New_York',
      '2026-03-07T12:00Z',
      '2026-03-08T01:00Z',
    ],
    [
      'comes at 20:00 after the change',
      '0 20 * * *',
      'America/New_York',
      '2026-03-08T12:00Z',
      '2026-03-09T00:00Z',
    ],
    [
      'has a day of its own',
      '0 20 * * 1-4;0 9 * * 5',
      'UTC',
      '2026-03-05T21:00Z',
      '2026-03-06T09:00Z',
    ],
    ['goes on after it', '0 20 * * 1-4;0 9 * * 5', 'UTC', '2026-03-06T09:00Z', '2026-03-09T20:00Z'],
  ])('%s', (_, cron, zone, after, next) => {
    expect(nextTime(cron, zone, new Date(after))).toEqual(new Date(next));
  });

  it('comes once on a night whose hours come twice', () => {
    const found = nextTimes('30 1,2 * * *', 'America/New_York', new Date('2026-11-01T04:00Z'), 3);
    expect(found.map((at) => at.toISOString())).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T07:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ]);
  });

  it('is absent for what is no schedule and for a day that never comes', () => {
    expect(nextTime('nonsense', 'UTC', new Date(0))).toBeUndefined();
    expect(nextTime('0 0 31 2 *', 'UTC', new Date(0))).toBeUndefined();
  });
});

describe('a schedule that is kept', () => {
  it.each([
    ['0 20 * * *', true],
    ['30 7,19 * * 1-5', true],
    ['0 8-10 1,15 * *', true],
    ['0 20 * * 7', true],
    ['0 20 * *', false],
    ['* 20 * * *', false],
    ['0 * * * *', false],
    ['*/5 20 * * *', false],
    ['0 8-18 * * *', false],
    ['60 20 * * *', false],
    ['0 24 * * *', false],
    ['0 20 31 2 *', false],
    ['0 0 20 * * *', false],
    ['@daily', false],
    ['0 20 * * MON', false],
    ['', false],
    ['0  20 * * *', false],
    ['0 20 * * 1-4;0 9 * * 5', true],
    ['0 20 * * 1-5;0 9 * * 5', false], // Friday twice
    ['0 20 1 * *;0 9 * * 5', false],
    ['0 20 * * 1-4;', false],
  ])('%j: %s', (text, isKept) => {
    expect(isCron(text)).toBe(isKept);
  });
});

describe('a schedule in words', () => {
  it.each([
    ['0 20 * * *', 'every day 20:00', '每天 20:00'],
    ['5 8,20 * * 1-5', 'weekdays 08:05, 20:05', '工作日 08:05、20:05'],
    ['0 9 * * 0,6', 'weekends 09:00', '周末 09:00'],
    ['0 9 * * 6,7', 'weekends 09:00', '周末 09:00'],
    ['0 20 * * 5', 'Fri 20:00', '周五 20:00'],
    ['0 20 * * 0,1,5', 'Mon, Fri, Sun 20:00', '周一、周五、周日 20:00'],
    [
      '0 20 * * 1-4;0 9 * * 5',
      'Mon, Tue, Wed, Thu 20:00; Fri 09:00',
      '周一、周二、周三、周四 20:00；周五 09:00',
    ],
    ['0 20 1,15 * *', 'day 1, 15 of the month 20:00', '每月1、15日 20:00'],
    ['0 20 1 1 *', 'cron 0 20 1 1 *', 'cron 0 20 1 1 *'],
  ])('reads %s as people say it', (cron, en, zh) => {
    expect(cronWords(cron, 'en')).toBe(en);
    expect(cronWords(cron, 'zh-CN')).toBe(zh);
  });
});
