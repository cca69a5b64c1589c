import { describe, expect, it } from 'vitest';
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { alike } from '../support/alike.ts';
import { problemsIn } from './problems/problems.ts';

describe.each([
  ['zh', 3, 0.6],
  ['en', 4, 0.5],
] as const)('the problems written in %s', (lang, run, most) => {
  const problems = problemsIn(lang);

  it('show every item of the taxonomy at least ten times, and none of them as well', () => {
    for (const { id } of taxonomy.items)
      expect(problems.filter(({ item }) => item === id).length, id).toBeGreaterThanOrEqual(10);
    expect(problems.filter(({ item }) => item === null).length).toBeGreaterThanOrEqual(20);
  });

  it('are each told once', () => {
    expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length);
    expect(alike(problems, run, most)).toEqual([]);
  });
});
