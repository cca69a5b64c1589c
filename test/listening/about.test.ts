import { describe, expect, it } from 'vitest';
import about from '../../prompts/rules/about.json' with { type: 'json' };
import plain from '../../prompts/rules/plain.json' with { type: 'json' };
import themes from '../../prompts/rules/themes.json' with { type: 'json' };
import { aboutIn } from '../../src/listening/about.ts';
import { plainIn } from '../../src/listening/plain.ts';
import { themeIn } from '../../src/listening/theme.ts';

type Kinds = typeof about | typeof plain | typeof themes;

const yes = ({ kinds }: Kinds) =>
  kinds.flatMap(({ id, yes: said }) => said.map((words) => [words, id] as const));
const no = ({ kinds }: Kinds) =>
  kinds.flatMap(({ id, no: said }) => said.map((words) => [words, id] as const));

describe('a question about Warmline itself', () => {
  it.each(yes(about))('%s is one about %s', (words, kind) => {
    expect(aboutIn(words)).toBe(kind);
  });

  it.each(no(about))('%s is none', (words) => {
    expect(aboutIn(words)).toBeUndefined();
  });
});

describe('what is plainly meant', () => {
  it.each(yes(plain))('%s: %s', (words, kind) => {
    expect(plainIn(words)).toBe(kind);
  });

  it.each(no(plain))('%s: not %s', (words, kind) => {
    expect(plainIn(words)).not.toBe(kind);
  });
});

describe('what weighs', () => {
  it.each(yes(themes))('%s: %s', (words, theme) => {
    expect(themeIn(words)).toBe(theme);
  });

  it.each(no(themes))('%s: nothing', (words) => {
    expect(themeIn(words)).toBeUndefined();
  });
});
