import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerOf, corpus } from '../train/data.ts';
import { regress } from '../train/fit.ts';
import { lineBeside, lowestLine } from '../train/threshold.ts';

const SOME = corpus().filter(({ split }, at) => split === 'train' && at % 20 === 0);
const EXAMPLES = SOME.map((sample) => ({
  slots: sample.slots,
  isYes: answerOf('crisis', sample) === true,
  weight: 1,
}));
const OPTIONS = { epochs: 3, cost: 4, isByRarity: true };

describe('training', () => {
  it.each(['MODEL_CARD.md', 'calibration.svg'])('leaves no figure out of %s', (name) => {
    const file = new URL(`../../../src/listening/classifier/${name}`, import.meta.url);
    expect(readFileSync(file, 'utf8')).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('gives the same weights for the same messages', () => {
    expect(regress(EXAMPLES, OPTIONS)).toEqual(regress(EXAMPLES, OPTIONS));
  });

  it('learns nothing from a message of no weight', () => {
    const [first] = EXAMPLES;
    const ignored = { slots: first?.slots ?? new Int32Array(), isYes: true, weight: 0 };
    const { weights } = regress([ignored, ignored], OPTIONS);
    expect(weights.every((weight) => weight === 0)).toBe(true);
  });

  it('draws the lowest line that keeps every limit', () => {
    const [sample] = SOME;
    if (sample === undefined) throw new Error('no messages');
    const scored = [0.1, 0.2, 0.3, 0.4].map((p) => ({ sample, p }));
    const limit = (share: number) => ({ of: () => true, share });
    const line = lowestLine(scored, ({ p }) => p, [limit(0.5), limit(0.25)]);
    expect(scored.filter(({ p }) => p >= line)).toHaveLength(1);
  });

  it('counts against a limit what is said anyway', () => {
    const [sample] = SOME;
    if (sample === undefined) throw new Error('no messages');
    const scored = [0.1, 0.2, 0.3, 0.4].map((p) => ({ sample, p }));
    const limits = [{ of: () => true, share: 0.5 }];
    const lineWith = (isSaid: (one: { readonly p: number }) => boolean) =>
      lineBeside(scored, ({ p }) => p, isSaid, limits);
    const heard = [lineWith(() => false), lineWith(({ p }) => p === 0.1)].map(
      (line) => scored.filter(({ p }) => p >= line).length,
    );
    expect(heard).toEqual([2, 1]);
  });
});
