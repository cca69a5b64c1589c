import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raise } from '../../src/listening/fuse.ts';
import { isAtLeast, LEVELS } from '../../src/listening/level.ts';

describe('raise', () => {
  it('takes a higher opinion and never a lower one', () => {
    const level = fc.constantFrom(...LEVELS);
    fc.assert(
      fc.property(level, level, (heard, opinion) => {
        const raised = raise(heard, { level: opinion });
        expect(isAtLeast(raised, heard) && isAtLeast(raised, opinion)).toBe(true);
        expect([heard, opinion]).toContain(raised);
      }),
    );
  });
});
