import { describe, expect, it } from 'vitest';
import { demandOf, gapsOf } from '../../../src/hotline/on-call/gaps.ts';
import { onCallIn } from '../../../src/hotline/on-call/list.ts';
import type { Rung } from '../../../src/hotline/on-call/policy.ts';
import { type OnCallShift, onCallAt, type ShiftKind } from '../../../src/hotline/on-call/roster.ts';

const MONDAY = Date.parse('2026-03-02T00:00:00Z');
const hour = (h: number) => new Date(MONDAY + h * 3_600_000);

function shift(
  staffId: string,
  rung: Rung,
  [from, to]: readonly [number, number],
  [kind, made]: readonly [ShiftKind, number] = ['usual', 0],
): OnCallShift {
  const id = `${staffId}-${rung}-${from}-${kind}`;
  return { id, rung, staffId, kind, from: hour(from), to: hour(to), madeAt: hour(made - 100) };
}

const everybody = () => true;

describe('who is on call', () => {
  const usual = shift('a', 'primary', [8, 20]);
  it.each([
    ['the usual roster', [usual], 9, 'a'],
    [
      'the special day before it',
      [usual, shift('b', 'primary', [0, 24], ['special-day', 0])],
      9,
      'b',
    ],
    [
      'a substitute before both',
      [
        shift('c', 'primary', [9, 10], ['substitute', 0]),
        usual,
        shift('b', 'primary', [0, 24], ['special-day', 1]),
      ],
      9,
      'c',
    ],
    [
      'what was set last among equals',
      [usual, shift('d', 'primary', [8, 9], ['usual', 1])],
      8,
      'd',
    ],
    ['nobody before it begins', [usual], 7, undefined],
    ['nobody at its very end', [usual], 20, undefined],
  ] as const)('is by %s', (_, shifts, at, who) => {
    expect(onCallAt(shifts, hour(at), everybody).get('primary')?.staffId).toBe(who);
  });

  it('is whoever is left when an account is off', () => {
    const shifts = [usual, shift('b', 'primary', [8, 20], ['substitute', 0])];
    expect(onCallAt(shifts, hour(9), (id) => id !== 'b').get('primary')?.staffId).toBe('a');
  });
});

describe('whoever stands on two steps', () => {
  const [first, both] = [shift('a', 'primary', [8, 20]), shift('a', 'second', [8, 14])];

  it('is asked on the first of them, so that an alert climbs to somebody else', () => {
    const onlyOne = onCallAt([first, both], hour(9), everybody);
    expect([...onlyOne.keys()]).toEqual(['primary']);
    const withLead = onCallAt([first, both, shift('b', 'lead', [8, 20])], hour(9), everybody);
    expect([...withLead.keys()]).toEqual(['primary', 'lead']);
  });

  it('leaves a gap on the other, which is shown before it comes', () => {
    const second = shift('b', 'second', [14, 20]);
    const lead = shift('c', 'lead', [8, 20]);
    const shifts = [first, both, second, lead];
    expect(gapsOf(shifts, { from: hour(8), to: hour(20) }, everybody, undefined)).toEqual([
      { rungs: ['second'], from: hour(8), to: hour(14), expected: undefined },
    ]);
  });
});

describe('the gaps of a week', () => {
  const week = { from: hour(0), to: hour(24) };
  it('are told with the rungs that are missing, and joined where nothing changes', () => {
    const shifts = [
      shift('a', 'primary', [0, 12]),
      shift('b', 'primary', [12, 20]),
      shift('d', 'second', [0, 24]),
      shift('c', 'lead', [0, 24]),
    ];
    expect(gapsOf(shifts, week, everybody, undefined)).toEqual([
      { rungs: ['primary'], from: hour(20), to: hour(24), expected: undefined },
    ]);
  });

  it('say how many cases such hours brought, or that it is not known', () => {
    const now = hour(0);
    const came = [-168 * 4, -168 * 3 + 2, -168 * 2 + 2, -168 + 2, -168 + 9].map(hour);
    const demand = demandOf(came, now, 'UTC');
    const shifts = (['primary', 'second', 'lead'] as const).map((rung) =>
      shift('a', rung, [5, 24]),
    );
    expect(gapsOf(shifts, week, everybody, demand)[0]?.expected).toBeCloseTo(1);
    expect(demandOf([hour(-100)], now, 'UTC')).toBeUndefined();
    expect(demandOf([], now, 'UTC')).toBeUndefined();
  });
});

describe('a list', () => {
  it('comes in row by row, and every bad one is named by its line', () => {
    const members = ['Ana', 'Twin', 'Twin'].map((label, n) => ({ id: String(n), label }));
    const text = `day,from,to,role,who,kind
2026-03-02,20:00,08:00,primary,Ana,
2026-03-03,20:00,08:00,Second,Ana,special-day
2026-03-02,20:00,08:00,primary,Ana,usual
soon,20:00,08:00,primary,Ana,
2026-03-04,25:00,08:00,primary,Ana,
2026-03-04,20:00,08:00,boss,Ana,
2026-03-04,20:00,08:00,lead,Nobody,
2026-03-04,20:00,08:00,lead,Twin,
2026-03-04,20:00,08:00,lead,Ana,often`;
    const { good, faults } = onCallIn(text, 'Asia/Shanghai', members);
    expect(good).toEqual([
      { rung: 'primary', staffId: '0', kind: 'usual', from: hour(12), to: hour(24) },
      { rung: 'second', staffId: '0', kind: 'special-day', from: hour(36), to: hour(48) },
    ]);
    expect(faults).toEqual([
      { row: 4, code: 'twice' },
      { row: 5, code: 'bad-day' },
      { row: 6, code: 'bad-time' },
      { row: 7, code: 'bad-role' },
      { row: 8, code: 'unknown-who' },
      { row: 9, code: 'two-of-that-name' },
      { row: 10, code: 'bad-kind' },
    ]);
  });
});
