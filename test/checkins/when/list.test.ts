import { describe, expect, it } from 'vitest';
import { dutiesIn, holidaysIn } from '../../../src/checkins/when/list.ts';
import { event, feed } from '../../support/calendar-text.ts';

const ZONE = 'Asia/Shanghai';

describe('a list of duties', () => {
  it('keeps its good rows and names each bad one by its line', () => {
    const text = `day,from,to
2026-03-02,08:00,20:00
2026-03-03,20:00,08:00
2026-02-30,08:00,20:00
2026-03-04,8 am,20:00
2026-03-02,08:00,12:00
2026-03-05
`;
    expect(dutiesIn(text, ZONE)).toEqual({
      good: [
        { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-02T12:00:00Z') },
        { from: new Date('2026-03-03T12:00:00Z'), to: new Date('2026-03-04T00:00:00Z') },
      ],
      faults: [
        { row: 4, code: 'bad-day' },
        { row: 5, code: 'bad-time' },
        { row: 6, code: 'twice' },
        { row: 7, code: 'bad-time' },
      ],
    });
  });

  it('is read from a feed in its own zones, with what repeats', () => {
    const text = feed(
      event('DTSTART:20260302T000000Z', 'DTEND:20260302T120000Z'),
      event(
        'DTSTART;TZID=Europe/Berlin:20260303T080000',
        'DTEND;TZID=Europe/Berlin:20260303T160000',
      ),
      event(
        'DTSTART:20260310T200000',
        'DTEND:20260311T080000',
        'RRULE:FREQ=DAILY;INTERVAL=4;COUNT=2',
      ),
      event('DTSTART;VALUE=DATE:20260320'),
    );
    const { good, faults } = dutiesIn(text, ZONE);
    expect(good.map(({ from }) => from.toISOString())).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-03T07:00:00.000Z',
      '2026-03-10T12:00:00.000Z',
      '2026-03-14T12:00:00.000Z',
    ]);
    expect(faults).toEqual([{ row: 4, code: 'bad-time' }]);
  });

  it.each([
    ['BEGIN:VCALENDAR\nnonsense', 'not-a-calendar'],
    ['day,from,to\n"2026-03-02,08:00', 'not-csv'],
  ])('that is none is refused in one line: %j', (text, code) => {
    expect(dutiesIn(text, ZONE)).toEqual({ good: [], faults: [{ row: 0, code }] });
  });
});

describe('a list from elsewhere', () => {
  const DUTY = { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-02T12:00:00Z') };

  it.each([
    ['Chinese columns', '日期,上班,下班\n2026/3/2,8:00,20:00\n'],
    ['semicolons', 'day;from;to\n2026-03-02;08:00;20:00\n'],
    ['full-width hours', '日期,开始,结束\n2026年3月2日,０８：００,20：00\n'],
  ])('is read with %s', (_, text) => {
    expect(dutiesIn(text, ZONE)).toEqual({ good: [DUTY], faults: [] });
  });

  it('says once that its columns are not named', () => {
    expect(dutiesIn('a,b\n1,2\n3,4\n', ZONE)).toEqual({
      good: [],
      faults: [{ row: 1, code: 'no-such-columns' }],
    });
  });

  it.each([
    ['Asia/Kolkata', '02:30'],
    ['US/Eastern', '13:00'],
    ['UTC', '08:00'],
    ['China Standard Time', '00:00'],
    ['"W. Europe Standard Time"', '07:00'],
    ['/example.org/20260101/Europe/London', '08:00'],
  ])('knows the zone %s', (zone, at) => {
    const text = feed(
      event(`DTSTART;TZID=${zone}:20260302T080000`, `DTEND;TZID=${zone}:20260302T100000`),
    );
    const { good, faults } = dutiesIn(text, ZONE);
    expect(faults).toEqual([]);
    expect(good[0]?.from.toISOString()).toBe(`2026-03-02T${at}:00.000Z`);
  });

  it('counts by the rules of a zone that the file itself brings', () => {
    const rules = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const times = ['DTSTART;TZID=Ours:20260302T080000', 'DTEND;TZID=Ours:20260302T100000'];
    const { good } = dutiesIn(feed(rules, event(...times)), ZONE);
    expect(good[0]?.from.toISOString()).toBe('2026-03-02T02:30:00.000Z');
    expect(dutiesIn(feed(event(...times)), ZONE).faults).toEqual([
      { row: 1, code: 'unknown-zone' },
    ]);
  });

  it('loses no good event to a broken one, and names each fault once', () => {
    const text = feed(
      event('DTSTART:20260302T080000', 'DTEND:20260302T200000'),
      event('DTSTART:20260302T080000', 'DTEND:20260302T090000', 'RRULE:FREQ=NEVER'),
      event('DTSTART:20261399T080000', 'DTEND:20261399T200000'),
      event('DTSTART:20260305T256100', 'DTEND:20260305T276100'),
      event('DTSTART;TZID=Nowhere:20260306T080000', 'DURATION:PT8H', 'RRULE:FREQ=DAILY;COUNT=300'),
      event('SUMMARY:nothing'),
    );
    expect(dutiesIn(text, ZONE)).toEqual({
      good: [DUTY],
      faults: [
        { row: 2, code: 'bad-event' },
        { row: 3, code: 'bad-day' },
        { row: 4, code: 'bad-time' },
        { row: 5, code: 'unknown-zone' },
        { row: 6, code: 'bad-day' },
      ],
    });
  });

  it('leaves out what was called off, and moves what was moved', () => {
    const named = (uid: string, ...lines: string[]) =>
      ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n');
    const series = ['DTSTART:20260302T080000', 'DTEND:20260302T200000', 'RRULE:FREQ=DAILY;COUNT=4'];
    const text = feed(
      named('s', ...series),
      named(
        's',
        'RECURRENCE-ID:20260303T080000',
        'DTSTART:20260303T120000',
        'DTEND:20260303T200000',
      ),
      named('s', 'RECURRENCE-ID:20260304T080000', 'DTSTART:20260304T080000', 'STATUS:CANCELLED'),
      named('t', 'DTSTART:20260310T080000', 'DTEND:20260310T200000', 'STATUS:CANCELLED'),
    );
    const { good, faults } = dutiesIn(text, ZONE);
    expect(faults).toEqual([]);
    expect(good.map(({ from }) => from.toISOString().slice(0, 13))).toEqual([
      '2026-03-02T00',
      '2026-03-03T04',
      '2026-03-05T00',
    ]);
  });
});

describe('a file of holidays', () => {
  it.each(['', '  ', '\n'])('that is empty is none: %j', (text) => {
    const faults = [{ row: 0, code: 'not-a-calendar' }];
    expect(holidaysIn(text)).toEqual({ good: [], faults });
  });

  it('gives each whole day once, and names what is none', () => {
    const text = feed(
      event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
      event('DTSTART;VALUE=DATE:20261226'),
      event('DTSTART:20261231T200000Z', 'DTEND:20261231T230000Z'),
    );
    expect(holidaysIn(text)).toEqual({
      good: ['2026-12-24', '2026-12-25', '2026-12-26'],
      faults: [{ row: 3, code: 'not-whole-days' }],
    });
  });
});
