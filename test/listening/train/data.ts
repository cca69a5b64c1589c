// What the classifier may be trained on, as one shape, with where it came from. Held-out families
// and the police set are never among it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Head, slotsOf } from '../../../src/listening/classifier/classifier.ts';
import { signsIn } from '../../../src/listening/classifier/signs.ts';
import { unsettled } from '../../../src/listening/classifier/unsettled.ts';
import { windowsOf } from '../../../src/listening/classifier/windows.ts';
import { isDoubted } from '../../../src/listening/fuse.ts';
import { isAtLeast, LEVELS, type Level } from '../../../src/listening/level.ts';
import type { Hit } from '../../../src/listening/match.ts';
import { normalize } from '../../../src/listening/normalize.ts';
import { hitsOf } from '../../../src/listening/rulebook.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

export const SOURCES = ['corpus', 'statements', 'psyguard', 'sad'] as const;
export type Source = (typeof SOURCES)[number];

const Row = z.object({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  text: z.string(),
  label: z.string(),
  family: z.string().optional(),
  kind: z.string().optional(),
  level: z.enum(LEVELS).optional(),
  split: z.enum(['train', 'dev', 'held-out', 'tuning']).optional(),
});

export type Sample = {
  readonly id: string;
  readonly source: Source;
  readonly lang: 'zh' | 'en';
  readonly label: string;
  readonly kind: string | undefined;
  /** Whether the words alone call for a person at once; unknown in sets without levels. */
  readonly pages: boolean | undefined;
  /** What the rules make of it, and whether the classifier may doubt that. */
  readonly ruled: 'page' | 'ask' | 'doubted' | undefined;
  /** A denial by what was said before it, which a message alone does not show. */
  readonly onlyDenies: boolean;
  readonly family: string;
  readonly split: 'train' | 'dev' | 'held-out';
  readonly text: string;
  /** Of all that is read: what is learned by. */
  readonly slots: Int32Array;
  /** Of each window: what is heard by. */
  readonly windows: readonly Int32Array[];
};

/** The project's own messages. */
export function corpus(): Sample[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const folder = join(ROOT, 'test/listening/corpus', lang);
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return files.flatMap((name) => rowsIn(join(folder, name)).map((row) => sample('corpus', row)));
  });
}

/** Plain statements by which the rules were tuned; their held-out half stays out. */
export function statements(): Sample[] {
  return (['zh', 'en'] as const).flatMap((lang) =>
    rowsIn(join(ROOT, 'test/listening/statements', `${lang}.tuning.jsonl`)).map((row) => {
      const { label } = row;
      const level: Level = label === 'now' ? 'L4' : label === 'page' ? 'L3' : 'L0';
      const isCrisis = ['ask', 'page', 'now'].includes(label);
      return sample('statements', { ...row, label: isCrisis ? 'crisis' : 'benign', level });
    }),
  );
}

/** The public sets whose licence allows it, when their folder is given. */
export function publicSets(folder: string | undefined): Sample[] {
  if (folder === undefined) return [];
  return (
    [
      ['psyguard', 'dev_psyguard_valid.jsonl'],
      ['sad', 'dev_sad.jsonl'],
    ] as const
  ).flatMap(([source, name]) => {
    const path = join(folder, name);
    return existsSync(path) ? rowsIn(path).map((row) => sample(source, row)) : [];
  });
}

type RowData = z.infer<typeof Row>;

function rowsIn(path: string): RowData[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => Row.parse(JSON.parse(line)));
}

function sample(source: Source, row: RowData): Sample {
  const { id, lang, text, label, kind, level } = row;
  const normal = normalize(text).text;
  const hits = hitsOf(normal);
  const left = unsettled(normal, hits);
  return {
    id,
    source,
    lang,
    label: label === 'rest' ? 'other' : label,
    kind,
    pages: level === undefined ? undefined : label === 'crisis' && isAtLeast(level, 'L3'),
    ruled: ruledBy(hits),
    onlyDenies: kind === 'denial-after' && hits.some(({ facet }) => facet === 'denial'),
    family: `${source} ${lang} ${row.family ?? id}`,
    split: row.split === 'tuning' || row.split === undefined ? 'train' : row.split,
    text: normal,
    slots: slotsOf(left, signsIn(hits, { start: 0, text: left })),
    windows: windowsOf(left).map((window) => slotsOf(window.text, signsIn(hits, window))),
  };
}

function ruledBy(hits: readonly Hit[]): Sample['ruled'] {
  const asking = hits.filter(({ label, level }) => label !== undefined && isAtLeast(level, 'L2'));
  if (asking.length === 0) return undefined;
  if (asking.some(({ level }) => isAtLeast(level, 'L3'))) return 'page';
  return asking.every(isDoubted) ? 'doubted' : 'ask';
}

/** What is asked of a sample; undefined when the set does not say, or it teaches nothing. */
export function answerOf(
  question: Head | 'calm',
  { label, pages, source, onlyDenies }: Sample,
): boolean | undefined {
  switch (question) {
    case 'crisis':
      return onlyDenies ? undefined : label === 'crisis';
    case 'calm':
      return source === 'statements' ? undefined : label === 'benign' || label === 'other';
    case 'page': // a crisis that can wait is no opposite of one that cannot
      return label === 'crisis' ? pages || undefined : false;
    case 'concern':
      return isPlain(source) ? undefined : label === 'third-party-concern';
    case 'work':
      return isPlain(source) ? undefined : label === 'third-party-work';
    case 'distress':
      return isPlain(source) ? undefined : label === 'distress';
  }
}

/** Sets that only say whether it is the writer's own crisis. */
function isPlain(source: Source): boolean {
  return source === 'psyguard' || source === 'statements';
}
