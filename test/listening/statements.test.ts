// Statements written for this project before the rules were tuned: half to tune on, half held out.
// `none` stays below a question, `ask` is asked about, `page` brings a person, `now` brings two.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAtLeast } from '../../src/listening/level.ts';
import { rate } from '../../src/listening/rate.ts';
import { rulesAlone } from './rules-alone.ts';

const Statement = z.strictObject({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  text: z.string(),
  label: z.enum(['none', 'ask', 'page', 'now']),
  family: z.string(),
  split: z.enum(['tuning', 'held-out']),
});
type Statement = z.infer<typeof Statement>;

const EXPECTED = { none: /L[01]/, ask: /L2/, page: /L[34]/, now: /L4/ } as const;

const STATEMENTS = ['zh.tuning', 'zh.held-out', 'en.tuning', 'en.held-out'].flatMap((name) =>
  readFileSync(new URL(`statements/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Statement.parse(JSON.parse(line))),
);

describe('a statement that the rules were tuned on', () => {
  it.each(STATEMENTS.filter(({ split }) => split === 'tuning'))(
    '$id is heard as $label',
    ({ text, label }) => {
      expect(rulesAlone(text).level).toMatch(EXPECTED[label]);
    },
  );
});

describe('statements never tuned on', () => {
  it.each([
    { lang: 'zh', heard: 0.92, paged: 0.93, alarms: 0.08, rulesAlarms: 0.04 },
    { lang: 'en', heard: 0.93, paged: 0.9, alarms: 0.14, rulesAlarms: 0.1 },
  ] as const)('are heard in $lang about as well', (each) => {
    const { lang, heard, paged, alarms, rulesAlarms } = each;
    const held = STATEMENTS.filter((one) => one.split === 'held-out' && one.lang === lang);
    const own = held.filter(({ label }) => label !== 'none');
    const grave = own.filter(({ label }) => label !== 'ask');
    const harmless = held.filter(({ label }) => label === 'none');
    expect(shareAt('L2', own)).toBeGreaterThanOrEqual(heard);
    expect(shareAt('L3', grave)).toBeGreaterThanOrEqual(paged);
    expect(shareAt('L2', harmless)).toBeLessThanOrEqual(alarms);
    expect(shareAt('L2', harmless, rulesAlone)).toBeLessThanOrEqual(rulesAlarms);
  });
});

describe('the statements', () => {
  it('are each there once, under one id', () => {
    expect(new Set(STATEMENTS.map(({ id }) => id)).size).toBe(STATEMENTS.length);
    expect(new Set(STATEMENTS.map(({ text }) => text)).size).toBe(STATEMENTS.length);
  });
});

function shareAt(
  floor: 'L2' | 'L3',
  statements: readonly Statement[],
  hear: typeof rulesAlone = rate,
): number {
  const reached = statements.filter(({ text }) => isAtLeast(hear(text).level, floor));
  return reached.length / statements.length;
}
