import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../src/care/activities/form.ts';
import { EMPTY, EN, FORM } from '../../support/activity-form.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

describe('the form of an activity', () => {
  it.each([
    ['both languages', {}, 'read'],
    ['one alone', { en: EMPTY }, 'read'],
    ['neither', { en: EMPTY, zh: EMPTY }, 'bad-texts'],
    ['half of one', { en: { ...EN, place: ' ' } }, 'bad-texts'],
    ['too long a title', { en: { ...EN, title: 'x'.repeat(81) } }, 'bad-texts'],
    ['a day that is past', { day: '2026-03-01' }, 'bad-times'],
    ['a day that is none', { day: '2026-02-30' }, 'bad-times'],
    ['a day far off', { day: '2026-12-24' }, 'bad-times'],
    ['an end before its beginning', { to: '14:00' }, 'bad-times'],
    ['an hour that is none', { from: '25:00' }, 'bad-times'],
    ['no place at all', { places: '0' }, 'bad-places'],
    ['half a place', { places: '2.5' }, 'bad-places'],
  ] as const)('with %s is %s', (_what, more, kind) => {
    expect(readActivity({ ...FORM, ...more }, 'Asia/Shanghai', NOW).kind).toBe(kind);
  });
});
