import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsIn } from '../../../src/hotline/practice/heard-acts.ts';
import { ACTS, PERSONAS } from '../../../src/hotline/practice/persona.ts';
import { played } from '../../../src/hotline/practice/play.ts';
import {
  PRACTICE_CHARACTERS_MAX,
  PRACTICE_LINES_MAX,
  practiceView,
} from '../../../src/hotline/practice/practice.flow.ts';
import { scored } from '../../../src/hotline/practice/score.ts';
import { GOOD_LINES, SAID, WORST_LINES } from './lines.data.ts';

const ROOT = new URL('../../../', import.meta.url);
const ids = PERSONAS.map(({ id }) => id);
const someLines = fc.array(
  fc.oneof(
    fc.constantFrom(...SAID.map(([, words]) => words)),
    fc.string({ maxLength: 40 }),
    fc.constant('…'),
  ),
  { maxLength: 24 },
);

describe('what a line of practice does', () => {
  it.each(SAID)('is told for %s: %s', (locale, words, acts) => {
    expect(actsIn(words, locale).map(({ act }) => act)).toEqual(acts);
  });

  it('has an example of every act in both languages', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const shown = new Set<string>(
        SAID.flatMap(([lang, , acts]) => (lang === locale ? acts : [])),
      );
      expect(ACTS.filter((act) => !shown.has(act))).toEqual([]);
    }
  });
});

describe('the personas', () => {
  it('are the same in both languages, at least eight, each known by one id', () => {
    const names = (lang: string) =>
      ids.filter((id) => id.startsWith(lang)).map((id) => id.replace(/^(en|zh)-/, ''));
    expect(names('en')).toEqual(names('zh'));
    expect(names('en').length).toBeGreaterThanOrEqual(8);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(PERSONAS.map((persona) => [persona.id, persona] as const))(
    'let a good talk pass every check, and a bad one fail each that it can: %s',
    (id, persona) => {
      const good = played(persona, GOOD_LINES[id] ?? []);
      const missed = scored(persona, good).filter(({ isPassed }) => !isPassed);
      expect(missed).toEqual([]);
      const bad = scored(persona, played(persona, [WORST_LINES[persona.lang].join(' ')]));
      const passed = bad.filter(({ isPassed }) => isPassed);
      // It calls for help, which is right in danger alone.
      const isRight = id.endsWith('imminent') ? ['wants'] : [];
      expect(passed.map(({ kind }) => kind)).toEqual(isRight);
    },
  );

  it('say first what was said before, whatever is written next, and come to an end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERSONAS), someLines, fc.nat(24), (persona, lines, upTo) => {
        const whole = played(persona, lines);
        const part = played(persona, lines.slice(0, upTo));
        expect(whole.said.slice(0, part.said.length)).toEqual(part.said);
        expect(whole.said.length % 2).toBe(1); // the last word is the persona's
        const words = whole.said.filter(({ author }) => author === 'officer');
        expect(words.length).toBeLessThanOrEqual(persona.turns.length + persona.answers.length);
        const needed = persona.turns.length + persona.answers.length;
        expect(whole.isOver || lines.length < needed).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keep what they would answer to a line that never comes', () => {
    for (const persona of PERSONAS)
      for (const { to, words } of persona.answers) {
        const told = played(
          persona,
          Array.from({ length: 10 }, () => '…'),
        ).said;
        expect(
          told.map((one) => one.words),
          `${persona.id} ${to}`,
        ).not.toContain(words);
      }
  });
});

describe('what the page is given', () => {
  it('takes lines that are too long or too many, and empty ones, without ado', () => {
    const lines = Array.from({ length: 500 }, () => `x ${'好'.repeat(5_000)}`);
    const view = practiceView('zh-imminent', ['', '  ', ...lines], false);
    expect(view?.marks).toBeDefined();
    expect(view?.practice.said.length).toBeLessThan(2 * PRACTICE_LINES_MAX);
    for (const { words } of view?.practice.said ?? [])
      expect(words.length).toBeLessThanOrEqual(PRACTICE_CHARACTERS_MAX);
  });

  it('has marks only once it ends, and knows no persona that there is not', () => {
    expect(practiceView('en-joker', ['Hello?'], false)?.marks).toBeUndefined();
    expect(practiceView('en-joker', ['Hello?'], true)?.marks).toHaveLength(9);
    expect(practiceView('en-nobody', [], false)).toBeUndefined();
  });
});

describe('practice', () => {
  it('can reach no table, no person, no channel and no clock: nothing it is made of brings one', () => {
    const files = globSync('{src/hotline,adapters/web/console}/practice/*.ts', { cwd: ROOT });
    expect(files.length).toBeGreaterThanOrEqual(8);
    const REACHES =
      /from '[^']*(\/db\/|\/outbox\/|\/ops\/|effect|postgres|drizzle)|\btools\b|\bnow\b/;
    for (const file of files) {
      const code = readFileSync(new URL(file, ROOT), 'utf8').replaceAll(/\/\/.*|\/\*\*.*\*\//g, '');
      expect(code.match(REACHES), file).toBeNull();
    }
  });
});
