import { describe, expect, it } from 'vitest';
import {
  AID_MS,
  aidState,
  fitText,
  linesToSend,
  TRANSLATED_MAX,
  toTranslate,
} from '../../../src/hotline/aid/aid.ts';

const at = new Date('2026-03-02T10:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('what came of asking the model', () => {
  it.each([
    ['asked', { askedAt: at, endedAt: null }, undefined, 0, { kind: 'asked' }],
    ['late', { askedAt: at, endedAt: null }, undefined, AID_MS, { kind: 'none-came' }],
    ['refused', { askedAt: at, endedAt: at }, undefined, 0, { kind: 'none-came' }],
    ['made', { askedAt: at, endedAt: at }, 'hello', AID_MS, { kind: 'made', text: 'hello' }],
  ] as const)('is told as it is: %s', (_, aid, text, ms, expected) => {
    expect(aidState(aid, text, later(ms))).toEqual(expected);
  });

  it.each([
    ['en', 'They slept badly.', true],
    ['zh-CN', '他最近睡不好。', true],
    ['zh-CN', 'They slept badly.', false],
    ['en', '他最近睡不好。', false],
    ['en', '', false],
    ['en', '!!!', false],
    ['en', 'word '.repeat(1_000), false],
  ] as const)(
    'is shown in the language asked for (%s), and nothing endless: %s',
    (locale, text, is) => {
      expect(fitText(text, locale) !== undefined).toBe(is);
    },
  );

  it('names nobody, even where the model made a number up', () => {
    expect(fitText('They said to call 13812345678 tonight.', 'en')).not.toContain('13812345678');
  });
});

describe('what leaves for the model', () => {
  it('has names and numbers taken out of both sides, and no more of a talk than its end', () => {
    const said = Array.from({ length: 200 }, (_, n) => ({
      author: n % 2 === 0 ? ('officer' as const) : ('counselor' as const),
      words: `第${n}句 王建国警官 13812345678 ${'长'.repeat(2_000)}`,
    }));
    const lines = linesToSend(said);
    expect(lines.length).toBeLessThan(100);
    expect(JSON.stringify(lines)).not.toMatch(/王建国|13812345678/);
    expect(Math.max(...lines.map(({ words }) => words.length))).toBeLessThanOrEqual(600);
  });

  it('is each line of the officer once: none of the counselor’s, none that is known, the newest', () => {
    const said = Array.from({ length: 30 }, (_, n) => ({
      id: `m${n}`,
      author: n % 2 === 0 ? ('officer' as const) : ('counselor' as const),
    }));
    const known = new Map([
      ['m28', { kind: 'made', text: '' }],
      ['m26', { kind: 'asked' }],
      ['m24', { kind: 'none-came' }],
    ] as const);
    const ids = toTranslate(said, known);
    expect(ids).toHaveLength(TRANSLATED_MAX);
    expect(ids.at(-1)).toBe('m24');
    expect(ids.every((id) => Number(id.slice(1)) % 2 === 0)).toBe(true);
  });
});
