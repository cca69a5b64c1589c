import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotOfName } from '../../../src/listening/classifier/features.ts';
import { signsIn } from '../../../src/listening/classifier/signs.ts';
import { unsettled } from '../../../src/listening/classifier/unsettled.ts';
import { windowsOf } from '../../../src/listening/classifier/windows.ts';
import { isDoubted } from '../../../src/listening/fuse.ts';
import { isAtLeast } from '../../../src/listening/level.ts';
import { normalize } from '../../../src/listening/normalize.ts';
import { rate } from '../../../src/listening/rate.ts';
import { hitsOf } from '../../../src/listening/rulebook.ts';
import { rulesAlone } from '../rules-alone.ts';

const words = fc
  .array(fc.constantFrom('我', '不想', '活', '累死了', 'tired ', 'of ', 'it', '\n', '. ', '死'), {
    maxLength: 80,
  })
  .map((parts) => parts.join(''));

describe('what the classifier reads', () => {
  it.each([
    ['累死了，回家', '累死了'],
    ['想死你们了', '想死你'],
    ['没想过自杀，就是累', '没想过自杀'],
    ['not suicidal, just tired', 'not suicidal'],
  ])('leaves out what rules have settled: %s', (said, settled) => {
    const text = normalize(said).text;
    const left = unsettled(text, hitsOf(text));
    expect(left).toHaveLength(text.length);
    expect(left).not.toContain(settled);
  });

  it('leaves a text alone that no rule has settled', () => {
    expect(unsettled('went home early', [])).toBe('went home early');
  });

  it('has the signs of its own window, and none by which a rule asks or rings', () => {
    const sign = { rule: 'some', facet: 'w-tool', label: undefined, level: 'L0' } as const;
    const asks = { ...sign, facet: 'asks', label: 'crisis', level: 'L2' } as const;
    const hits = [
      { ...sign, start: 2, end: 4 },
      { ...sign, facet: 'far', start: 30, end: 34 },
      { ...asks, start: 2, end: 4 },
    ];
    expect(signsIn(hits, { start: 0, text: 'ten letters' })).toEqual([slotOfName('w-tool')]);
  });

  it('is every line, in windows whose number grows with the length', () => {
    fc.assert(
      fc.property(words, (text) => {
        const windows = windowsOf(text);
        for (const line of text.split('\n').filter((each) => each !== '' && each.length <= 320))
          expect(windows.map((window) => window.text)).toContain(line);
        for (const { start, text: part } of windows)
          expect(text.slice(start, start + part.length)).toBe(part);
        const lines = text.split('\n').length;
        expect(windows.length).toBeLessThanOrEqual(1 + lines + text.length / 240);
      }),
    );
  });

  it('never takes back what a rule has heard, but may make an offer of a question', () => {
    fc.assert(
      fc.property(words, (said) => {
        const ruled = rulesAlone(said);
        const mayGiveWay = ruled.reasons.every(
          ({ rule = '', level = 'L0' }) =>
            isDoubted({ rule, level, label: 'crisis' }) || !isAtLeast(level, 'L2'),
        );
        const least = ruled.level === 'L2' && mayGiveWay ? 'L1' : ruled.level;
        expect(isAtLeast(rate(said).level, least)).toBe(true);
      }),
    );
  });

  it('hears despair in one line among calm ones as well as alone', () => {
    const despair = fc.constantFrom('活着没什么盼头了', "i don't see myself here next month");
    fc.assert(
      fc.property(despair, fc.array(fc.constantFrom('下雨了', 'slept well')), (said, calm) => {
        expect(isAtLeast(rate([...calm, said].join('\n')).level, rate(said).level)).toBe(true);
      }),
    );
  });
});
