import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, spanIn } from '../../src/listening/normalize.ts';

describe('normalize', () => {
  it.each([
    ['ＳＵＩＣＩＤＥ', 'suicide'],
    ['自殺', '自杀'],
    ['我不想活著了', '我不想活着了'],
    ['自\u200b杀', '自杀'],
    ['我想自 杀了', '我想自杀了'],
    ['自*杀', '自杀'],
    ['k i l l  m y s e l f', 'kill myself'],
    ['diiiieeee', 'die'],
    ['killllll', 'kill'],
    ['I’m gonna K1LL myself', 'im going to kill myself'],
    ['su!c1de', 'suicide'],
    ['我想zs', '我想自杀'],
    ['zs', '自杀'],
    ['紫砂', '自杀'],
    ['好想4了', '好想死了'],
    ['kms', 'kill myself'],
    ['unalive myself', 'kill myself'],
    ['自🌸杀', '自杀'],
    ['想（死）', '想死)'],
    ['k🙂i🙂l🙂l myself', 'kill myself'],
    ['我鼠了算了', '我死了算了'],
    ['噶了吧', '死了吧'],
    ['4了算了', '死了算了'],
    ['想自鲨', '想自杀'],
    ['hzmys', '活着没意思'],
    ['要是一岁不起', '要是一睡不起'],
    ['死咗', '死了'],
    ['toaster bath tonight', 'suicide tonight'],
    ['sewerslide', 'suicide'],
    ['ctb', 'kill myself'],
    ['sui', 'suicide'],
  ])('reads %s as %s', (words, text) => {
    expect(normalize(words).text).toBe(text);
  });

  it.each([
    ['紫砂壶', '紫砂壶'],
    ['迷上紫砂', '迷上紫砂'],
    ['zs是谁', 'zs是谁'],
    ['12 kms of patrol', '12 kms of patrol'],
    ['鼠标坏了', '鼠标坏了'],
    ['🙂 good 🙂', '🙂 good 🙂'],
    ['想4个人', '想4个人'],
    ['the zs and zc maps', 'the zs and zc maps'],
    ['unit 7 at 0600', 'unit 7 at 0600'],
    ['book, off, too', 'book, off, too'],
  ])('leaves %s alone', (words, text) => {
    expect(normalize(words).text).toBe(text);
  });

  it('points back at the disguised words themselves', () => {
    const words = '说真的，我想自 殺。';
    const normal = normalize(words);
    const start = normal.text.indexOf('自杀');
    const [from, end] = spanIn(normal, start, start + 2);
    expect(words.slice(from, end)).toBe('自 殺');
  });

  it('points back at the whole abbreviation that stands for more', () => {
    const words = 'ugh, kms';
    const normal = normalize(words);
    const start = normal.text.indexOf('myself');
    expect(spanIn(normal, start, start + 6)).toEqual([5, 8]);
  });

  it('keeps every offset inside the original, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { text, starts, ends } = normalize(words);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (const [index, from] of starts.entries()) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(ends[index]).toBeGreaterThanOrEqual(from);
          expect(ends[index]).toBeLessThanOrEqual(words.length);
        }
      }),
    );
  });
});
