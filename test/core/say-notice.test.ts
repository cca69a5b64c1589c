import { describe, expect, it } from 'vitest';
import { LINE_KEYS, pickVariant, sayText } from '../../src/core/say.ts';

const LONGEST_NUMBER = 'findahelpline.com';
const SLIPS = LINE_KEYS.filter((key) =>
  /^consent-(scores|words|trend|model|statistics|contact|card)$/.test(key),
);
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const charactersIn = (text: string) => Array.from(text.replace(/\s/g, '')).length;

describe('the notice', () => {
  it.each(['notice', 'notice-no-desk'] as const)('is short enough to be read: %s', (key) => {
    const params = { number: LONGEST_NUMBER };
    expect(wordsIn(sayText('en', key, 0, params))).toBeLessThanOrEqual(120);
    expect(charactersIn(sayText('zh-CN', key, 0, params))).toBeLessThanOrEqual(200);
  });

  it.each(['notice', 'notice-no-desk'] as const)('leaves out nothing that it owes: %s', (key) => {
    const en = [
      /software, not a person/,
      /not watched round the clock/,
      /in memory/,
      /legal order/,
    ];
    const enMore = [/you or others/, /child or dependent adult/, /weapon and post/, /sealed card/];
    const zh = [
      /不是真人/,
      /全天守着/,
      /内存/,
      /法律命令/,
      /你或他人/,
      /儿童或受照护成人/,
      /枪和岗位/,
    ];
    for (const part of [...en, ...enMore]) expect(sayText('en', key, 0, {})).toMatch(part);
    for (const part of [...zh, /密封卡/]) expect(sayText('zh-CN', key, 0, {})).toMatch(part);
  });

  it('says that no counselor is on the line where none is', () => {
    expect(sayText('en', 'notice-no-desk', 0, {})).toMatch(/No counselor is on this line/);
    expect(sayText('zh-CN', 'notice-no-desk', 0, {})).toMatch(/没有咨询师/);
  });
});

describe('a consent slip', () => {
  it.each(SLIPS)(
    'is short, voluntary, bars other uses and tells how to take it back: %s',
    (key) => {
      const en = sayText('en', key, pickVariant(key, 'en', '', []), {});
      const zh = sayText('zh-CN', key, pickVariant(key, 'zh-CN', '', []), {});
      expect(wordsIn(en)).toBeLessThanOrEqual(60);
      expect(charactersIn(zh)).toBeLessThanOrEqual(110);
      for (const part of [
        /voluntary/,
        /appraisal, discipline, weapons or promotion/,
        /Take it back/,
      ]) {
        expect(en).toMatch(part);
      }
      for (const part of [/自愿/, /不用于考核、处分、配枪和晋升/, /随时可以收回/]) {
        expect(zh).toMatch(part);
      }
    },
  );
});
