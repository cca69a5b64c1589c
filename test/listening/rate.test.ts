import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAtLeast } from '../../src/listening/level.ts';
import { rate } from '../../src/listening/rate.ts';
import { rulesAlone } from './rules-alone.ts';

const Row = z.object({ id: z.string(), text: z.string(), label: z.string() });

const POLICE = readFileSync(new URL('../fixtures/dev_police.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Row.parse(JSON.parse(line)));

const of = (...labels: readonly string[]) =>
  POLICE.filter(({ label }) => labels.includes(label)).map(({ id, text }) => [id, text] as const);

describe('rate', () => {
  it.each([
    ['我不想活了', 'L2'],
    ['I want to die', 'L2'],
    ['我想自殺', 'L2'],
    ['k m s', 'L2'],
    ['asking for a friend: how many sleeping pills to die?', 'L2'],
    ['我要自杀，已经想好了', 'L3'],
    ['遗书我写好了', 'L3'],
    ["I'm going to kill myself", 'L3'],
    ['this is goodbye', 'L3'],
    ['枪就在手里，不想活了', 'L4'],
    ['The gun is in my hand and I want to die', 'L4'],
    ['我刚吞了一整瓶药', 'L4'],
    ['I just took all my pills', 'L4'],
    ['dead tired, heading home', 'L0'],
    ['累死了，想死你们了', 'L0'],
    ['枪在腰上巡逻一天，腰疼', 'L0'],
    ['领枪去靶场，枪就在手里', 'L0'],
    ['', 'L0'],
  ])('hears %s as %s by rules', (words, level) => {
    expect(rulesAlone(words).level).toBe(level);
  });

  it.each(of('crisis'))('asks about crisis row %s', (_, words) => {
    expect(isAtLeast(rate(words).level, 'L2')).toBe(true);
  });

  it.each(of('third-party-concern'))('asks the reporter of concern row %s', (_, words) => {
    expect(isAtLeast(rate(words).level, 'L2')).toBe(true);
    expect(rate(words).labels).toContain('third-party-concern');
  });

  it.each(of('third-party-work', 'benign', 'distress'))(
    'does not ask about row %s by rules',
    (_, words) => {
      expect(isAtLeast(rulesAlone(words).level, 'L2')).toBe(false);
    },
  );

  it.each(of('third-party-work'))('keeps row %s as work', (_, words) => {
    expect(rate(words).labels).toContain('third-party-work');
  });

  it.each(['not suicidal, just burned out', '没想过自杀，就是快崩溃了'])(
    'keeps a denial beside the distress: %s',
    (words) => {
      expect(rulesAlone(words).labels).toEqual(['distress', 'denial']);
    },
  );

  it('lets no denial erase what was said beside it', () => {
    expect(rate("I want to die. I'm fine, I don't want to kill myself.").level).toBe('L2');
  });

  it.each([
    ['我真想杀了他', 'danger-to-others'],
    ["I'm scared I'll hurt my kids", 'danger-to-others'],
  ] as const)('gets a person at once for danger to others: %s', (words, label) => {
    expect(isAtLeast(rate(words).level, 'L3')).toBe(true);
    expect(rate(words).labels).toContain(label);
  });

  it('hears misconduct without an alarm', () => {
    expect(rate('我收了他的钱')).toMatchObject({ level: 'L0', labels: ['misconduct'] });
  });

  it.each(['我在现场，今晚就跳下去', '材料写完了。今晚就跳下去。'])(
    'is not talked out of a crisis by duty words: %s',
    (words) => {
      expect(isAtLeast(rate(words).level, 'L2')).toBe(true);
    },
  );

  it('points each reason at the words that gave it', () => {
    const words = '今天很累。说实话，我不想活 了。';
    const spans = rate(words).reasons.map(({ span }) => words.slice(...(span ?? [0, 0])));
    expect(spans).toContain('不想活');
  });

  it('finds one sentence anywhere in a text of 100,000 characters', () => {
    const words = `${'今天开会，写材料。'.repeat(6_000)}我不想活了。${'went home, fed the dog. '.repeat(2_000)}`;
    expect(rate(words).level).toBe('L2');
  });

  it('never throws and keeps every span inside the words', () => {
    const pieces = fc.constantFrom(
      '我',
      '想',
      '死',
      '不',
      '自',
      '杀',
      '枪',
      'kill ',
      'myself',
      '“',
    );
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (said) => {
        for (const { span = [0, 0] } of rate(said).reasons) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeLessThanOrEqual(said.length);
          expect(span[0]).toBeLessThanOrEqual(span[1]);
        }
      }),
    );
  });

  it('never lowers a crisis for a benign sentence after it', () => {
    const crisis = fc.constantFrom(...POLICE.filter(({ label }) => label === 'crisis'));
    const benign = fc.constantFrom(
      '今天食堂的红烧肉不错。',
      '明天休息。',
      '下雨了，记得带伞。',
      'Slept seven hours.',
      'The coffee was good.',
      'See you on Monday.',
    );
    fc.assert(
      fc.property(crisis, fc.array(benign, { maxLength: 5 }), ({ text }, more) => {
        const longer = rate([text, ...more].join('\n'));
        expect(isAtLeast(longer.level, rate(text).level)).toBe(true);
      }),
    );
  });
});
