import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listIn } from '../../src/care/list-file.ts';
import type { Officer } from '../../src/care/officer.ts';
import { hourEvents, hoursOf, loadOf, mondayOf } from '../../src/care/workload/hours.ts';
import { type LeavePlan, leaveFault, leaveOf } from '../../src/care/workload/leave.ts';
import { dayAfter, weekdayOf } from '../../src/checkins/when/zone.ts';

const TODAY = '2026-03-02'; // a Monday

const hoursIn = (rows: string, head = 'no,on,hours') => listIn(Buffer.from(`${head}\n${rows}\n`));

describe('a list of hours', () => {
  it.each([
    ['1,2026-03-01,9.5', 570],
    ['1,2026/3/1,８', 480],
    ['1,2026-03-01,0', 0],
    ['1,2026-03-01,24', 1_440],
  ])('reads %s', (row, minutes) => {
    expect(hoursIn(row)).toMatchObject({
      kind: 'hours',
      hours: [{ no: '1', on: '2026-03-01', minutes }],
      faults: [],
    });
  });

  it.each([
    ['1,2026-03-01,08:00,17:30', 570],
    ['1,2026-03-01,20:00,8:00', 720],
    ['1,2026-03-01,16:00,24:00', 480],
  ])('reads the shift %s, past midnight as of the day it began', (row, minutes) => {
    expect(hoursIn(row, '警号,日期,上班,下班')).toMatchObject({
      hours: [{ on: '2026-03-01', minutes }],
      faults: [],
    });
  });

  it('adds up the shifts of a day, as long as a day holds them', () => {
    const two = '1,2026-03-01,00:00,12:00\n1,2026-03-01,12:00,24:00';
    expect(hoursIn(two, 'no,on,from,to')).toMatchObject({
      hours: [{ minutes: 1_440 }],
      faults: [],
    });
    const over = `${two}\n1,2026-03-01,08:00,09:00`;
    expect(hoursIn(over, 'no,on,from,to')).toMatchObject({
      hours: [{ minutes: 1_440 }],
      faults: [{ row: 4, code: 'bad-hours' }],
    });
  });

  it.each([
    ['no,on,hours', '1,2026-03-01,25', 'bad-hours'],
    ['no,on,hours', '1,2026-03-01,-3', 'formula'],
    ['no,on,hours', '1,2026-03-01,many', 'bad-hours'],
    ['no,on,hours', '1,2026-03-01,', 'no-hours'],
    ['no,on,hours', '1,,8', 'no-date'],
    ['no,on,hours', '1,2026-02-30,8', 'bad-date'],
    ['no,on,hours', ',2026-03-01,8', 'no-number'],
    ['no,on,from,to', '1,2026-03-01,08:00,08:00', 'bad-hours'],
    ['no,on,from,to', '1,2026-03-01,08:00,25:00', 'bad-hours'],
    ['no,on,from,to', '1,2026-03-01,08:61,09:00', 'bad-hours'],
    ['no,on,from,to', '1,2026-03-01,08:00,', 'bad-hours'],
  ])('with %s refuses the row %s: %s', (head, row, code) => {
    expect(hoursIn(row, head)).toMatchObject({
      kind: 'hours',
      hours: [],
      faults: [{ row: 2, code }],
    });
  });

  it('names a day that is told twice', () => {
    const list = hoursIn('1,2026-03-01,8\n1,2026-03-01,9');
    expect(list.faults).toEqual([{ row: 3, code: 'twice' }]);
  });
});

describe('a week', () => {
  it.each([
    [60 * 60, 'usual'],
    [60 * 60 + 1, 'watch'],
    [84 * 60, 'watch'],
    [84 * 60 + 1, 'offer'],
  ] as const)('of %i minutes is %s', (minutes, load) => {
    expect(loadOf(minutes)).toBe(load);
  });

  it('begins on the Monday on or before any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const day = dayAfter('1990-01-01', n);
        const monday = mondayOf(day);
        expect(weekdayOf(monday)).toBe(1);
        expect(monday <= day && day <= dayAfter(monday, 6)).toBe(true);
      }),
    );
  });

  it('opens by its Sunday and its load, and nothing once it is long past', () => {
    const week = (monday: string, hours: number) => ({
      officerId: 'a',
      monday,
      minutes: hours * 60,
    });
    const weeks = [week('2026-02-23', 61), week('2026-02-16', 90), week('2025-10-06', 90)];
    expect(hourEvents([...weeks, week('2026-02-09', 60)], TODAY)).toEqual([
      { officerId: 'a', kind: 'hours-watch', on: '2026-03-01' },
      { officerId: 'a', kind: 'hours-offer', on: '2026-02-22' },
    ]);
    expect(hoursOf(weeks, TODAY)).toEqual({
      thisWeek: 0,
      lastWeek: 61,
      fourWeeks: 151,
      load: 'watch',
    });
  });
});

const SOMEBODY: Officer = {
  id: 'a',
  unitId: 'unit',
  no: '1',
  name: 'A',
  bornOn: undefined,
  checkedUpOn: undefined,
  leaveDays: 10,
  leaveTaken: 0,
  leaveYear: 2026,
  allows: [],
};
const plan = (officerId: string, from: string, to: string, standInId = 'z'): LeavePlan => ({
  id: `${officerId} ${from}`,
  officerId,
  from,
  to,
  days: 5,
  standInId,
  duties: [],
  handedOverOn: undefined,
});

describe('leave', () => {
  it.each([
    ['none taken by autumn', 0, [], false],
    ['enough by pace', 7, [], true],
    ['little, but enough of it agreed', 3, [plan('a', '2026-11-02', '2026-11-06')], true],
    ['agreed for next year', 3, [plan('a', '2027-01-04', '2027-01-08')], false],
    ['agreed and gone by', 3, [plan('a', '2026-09-01', '2026-10-09')], false],
  ] as const)('with %s is on course or not', (_, leaveTaken, plans, isOnCourse) => {
    const told = leaveOf({ ...SOMEBODY, leaveTaken }, plans, '2026-10-01');
    expect(told?.isOnCourse).toBe(isOnCourse);
  });

  const wish = { from: '2026-03-09', to: '2026-03-13', days: 5, standInId: 'b' };
  it.each([
    ['may be agreed', {}, {}, undefined],
    ['ends before it begins', { to: '2026-03-08' }, {}, 'bad-date'],
    ['is past', { from: '2026-03-01', to: '2026-03-02' }, {}, 'bad-date'],
    ['is years away', { from: '2027-03-09', to: '2027-03-13' }, {}, 'bad-date'],
    ['has more days of leave than days', { days: 6 }, {}, 'bad-days'],
    ['has none', { days: 0 }, {}, 'bad-days'],
    ['has half a day', { days: 0.5 }, {}, 'bad-days'],
    ['is more than is left', {}, { officer: { ...SOMEBODY, leaveTaken: 6 } }, 'too-many-days'],
    ['falls on other leave', {}, { plans: [plan('a', '2026-03-13', '2026-03-20')] }, 'away-then'],
    ['has nobody to take over', {}, { standIn: undefined }, 'no-stand-in'],
    ['is taken over by oneself', { standInId: 'a' }, {}, 'no-stand-in'],
    [
      'leans on who is away',
      {},
      { plans: [plan('b', '2026-03-01', '2026-03-09')] },
      'stand-in-away',
    ],
    [
      'leaves somebody alone',
      {},
      { plans: [plan('c', '2026-03-09', '2026-03-10', 'a')] },
      'stand-in-needed',
    ],
    ['leans on who is over the hours', {}, { isStandInOver: true }, 'stand-in-over-hours'],
  ] as const)('%s', (_, other, about, fault) => {
    const known = {
      officer: SOMEBODY,
      standIn: { ...SOMEBODY, id: 'b' },
      isStandInOver: false,
      plans: [],
      today: TODAY,
    };
    expect(leaveFault({ ...wish, ...other }, { ...known, ...about })).toBe(fault);
  });
});
