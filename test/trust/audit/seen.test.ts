import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_SEEN, type Seen, seenWith } from '../../../src/trust/audit/seen.ts';

const AT = new Date('2026-03-02T09:00:00Z');
const since = AT.toISOString();

function passedOver({ gaps }: Seen): number[] {
  return gaps.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
}

describe('what the logger has seen', () => {
  it('remembers the ids it passed over', () => {
    expect(seenWith(NOTHING_SEEN, [2, 3, 7], AT)).toEqual({
      upTo: 7,
      gaps: [
        { from: 1, to: 1, since },
        { from: 4, to: 6, since },
      ],
    });
  });

  it('forgets an id once it came', () => {
    const seen = seenWith(NOTHING_SEEN, [1, 5], AT);
    expect(passedOver(seenWith(seen, [3], AT))).toEqual([2, 4]);
  });

  it('gives up on an id that was missing for an hour', () => {
    const seen = seenWith(NOTHING_SEEN, [5], AT);
    const later = new Date(AT.getTime() + 3_600_000);
    expect(seenWith(seen, [6], later)).toEqual({ upTo: 6, gaps: [] });
  });

  it('accounts for every id, in whatever order they are committed', () => {
    const batches = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), { maxLength: 6 });
    fc.assert(
      fc.property(batches, (all) => {
        const came = new Set<number>();
        let seen = NOTHING_SEEN;
        for (const batch of all) {
          const fresh = batch.filter((id) => !came.has(id)).sort((a, b) => a - b);
          for (const id of fresh) came.add(id);
          seen = seenWith(seen, fresh, AT);
        }
        const open = Array.from({ length: seen.upTo }, (_, n) => n + 1).filter(
          (id) => !came.has(id),
        );
        expect(passedOver(seen).sort((a, b) => a - b)).toEqual(open);
      }),
    );
  });
});
