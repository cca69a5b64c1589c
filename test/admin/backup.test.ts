import { describe, expect, it } from 'vitest';
import { FORMAT, fitOf } from '../../src/admin/backup/contents.ts';

describe('which backups fit', () => {
  const ran = (hashes: string) => hashes.split('').map((hash, at) => ({ hash, at }));
  it.each([
    [FORMAT, 'abc', 'abc', { kind: 'fits', migrations: 3 }],
    [FORMAT, 'ab', 'abc', { kind: 'fits', migrations: 2 }],
    [FORMAT, 'abcd', 'abc', { kind: 'refused', why: 'newer' }],
    [FORMAT, 'axc', 'abc', { kind: 'refused', why: 'other' }],
    ['warmline.backup/v2', 'abc', 'abc', { kind: 'refused', why: 'newer' }],
  ])('%s with migrations %s for a program with %s: %j', (format, theirs, own, expected) => {
    expect(fitOf({ format, migrations: ran(theirs) }, ran(own))).toEqual(expected);
  });
});
