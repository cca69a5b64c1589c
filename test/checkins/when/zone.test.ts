import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  daysBetween,
  instantOf,
  isDay,
  localOf,
} from '../../../src/checkins/when/zone.ts';

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
);
const instants = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2028-01-01'),
  noInvalidDate: true,
});

describe('a local time', () => {
  it('is what the clock of the zone shows', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(at);
        const { day, minute } = localOf(at, zone);
        const two = (part: number) => String(part).padStart(2, '0');
        expect(`${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`).toBe(shown);
      }),
      { numRuns: 200 },
    );
  });

  it('is found again from its day and minute, but where the clock shows it twice', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const local = localOf(at, zone);
        const back = instantOf(local.day, local.minute, zone);
        expect(localOf(back, zone)).toEqual(local);
        expect(Math.abs(back.getTime() - at.getTime())).toBeLessThanOrEqual(3_660_000);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['that is skipped comes an hour later', '2026-03-08', 150, '2026-03-08T07:30:00Z'],
    ['after the clock went ahead', '2026-03-08', 480, '2026-03-08T12:00:00Z'],
    ['after the clock went back', '2026-11-01', 480, '2026-11-01T13:00:00Z'],
  ])('%s', (_, day, minute, at) => {
    expect(instantOf(day, minute, 'America/New_York')).toEqual(new Date(at));
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['tomorrow', false],
  ])('%s is one: %s', (text, isOne) => expect(isDay(text)).toBe(isOne));

  it('is counted across a moved clock', () => {
    expect(dayAfter('2026-03-07', 2)).toBe('2026-03-09');
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2);
  });
});
