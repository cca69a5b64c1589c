import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { LEVELS } from '../../src/listening/level.ts';
import { alike } from '../support/alike.ts';

const FOLDER = new URL('./corpus/', import.meta.url);
const LABELS = ['crisis', 'distress', 'benign', 'third-party-work', 'third-party-concern'] as const;

const Line = z.strictObject({
  id: z.string().min(1),
  lang: z.enum(['zh', 'en']),
  text: z.string().min(1).max(2_000),
  label: z.enum(LABELS),
  family: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.string().min(1),
  level: z.enum(LEVELS),
  about: z
    .array(z.enum(taxonomy.items.map(({ id }) => id)))
    .max(3)
    .optional(),
  split: z.enum(['train', 'dev', 'held-out']),
});

function linesOf(lang: 'zh' | 'en') {
  const folder = new URL(`${lang}/`, FOLDER);
  return readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)));
}

const CORPUS = { zh: linesOf('zh'), en: linesOf('en') };
const ALL = [...CORPUS.zh, ...CORPUS.en];

describe('the corpus', () => {
  it('has its three thousand messages in three hundred scenes, each once', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(3_000);
    expect(new Set(ALL.map(({ lang, family }) => `${lang} ${family}`)).size).toBeGreaterThanOrEqual(
      300,
    );
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });

  it('keeps each scene in one split', () => {
    for (const [scene, lines] of Map.groupBy(ALL, ({ lang, family }) => `${lang} ${family}`))
      expect(new Set(lines.map(({ split }) => split)).size, scene).toBe(1);
  });

  it.each(['zh', 'en'] as const)('has every label in every split in %s', (lang) => {
    for (const split of ['train', 'dev', 'held-out'])
      for (const label of LABELS)
        expect(
          CORPUS[lang].some((line) => line.split === split && line.label === label),
          `${split} ${label}`,
        ).toBe(true);
  });

  it.each([
    ['zh', 3, 0.6],
    ['en', 4, 0.5],
  ] as const)('says nothing twice in other words in %s', (lang, run, most) => {
    expect(alike(CORPUS[lang], run, most)).toEqual([]);
  });
});
