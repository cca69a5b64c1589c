import { describe, expect, it } from 'vitest';
import choicesEn from '../../prompts/say/en/choices.json' with { type: 'json' };
import choicesZh from '../../prompts/say/zh-CN/choices.json' with { type: 'json' };
import { LOCALES } from '../../src/core/person.ts';
import { LABEL_KEYS, labelText } from '../../src/core/say.ts';

describe('the labels', () => {
  it('are the same in both languages, and short', () => {
    expect(Object.keys(choicesZh)).toEqual(Object.keys(choicesEn));
    const tooLong = LOCALES.flatMap((locale) =>
      LABEL_KEYS.map((key) => labelText(locale, key)).filter(
        (label) => Array.from(label).length > 20,
      ),
    );
    expect(tooLong).toEqual([]);
  });

  it.each(LOCALES)('are told apart where they stand side by side (%s)', (locale) => {
    const groups = ['mood-', 'sleep-', 'direct-', 'means-', 'now-', 'after-', 'erase-', 'consent-'];
    for (const group of groups) {
      const labels = LABEL_KEYS.filter((key) => key.startsWith(group)).map((key) =>
        labelText(locale, key),
      );
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
