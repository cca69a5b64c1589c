// What the whole of listening hears of a set: rules with this classifier, before it is shipped.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Classifier, HEADS } from '../../../src/listening/classifier/classifier.ts';
import { fuse } from '../../../src/listening/fuse.ts';
import { isAtLeast } from '../../../src/listening/level.ts';
import { normalize } from '../../../src/listening/normalize.ts';
import { hitsOf } from '../../../src/listening/rulebook.ts';
import { wilson } from '../../../src/listening/wilson.ts';

export type Labeled = { readonly lang: string; readonly label: string; readonly text: string };

export type Share = {
  readonly set: string;
  readonly lang: string;
  readonly label: string;
  readonly n: number;
  readonly ask: readonly [share: number, low: number, high: number];
  readonly page: readonly [share: number, low: number, high: number];
};

export function sharesOf(set: string, rows: readonly Labeled[], classifier: Classifier): Share[] {
  const rated = rows.map(({ lang, label, text }) => {
    const normal = normalize(text).text;
    return { group: `${lang} ${label}`, level: fuse(normal, hitsOf(normal), classifier).level };
  });
  return [...Map.groupBy(rated, ({ group }) => group)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, some]) => {
      const [lang = '', label = ''] = group.split(' ');
      const shareAt = (floor: 'L2' | 'L3') => {
        const hits = some.filter(({ level }) => isAtLeast(level, floor)).length;
        return [hits / some.length, ...wilson(hits, some.length)] as const;
      };
      return { set, lang, label, n: some.length, ask: shareAt('L2'), page: shareAt('L3') };
    });
}

/** The rules alone. */
export const SILENT: Classifier = {
  weights: new Int8Array(0),
  heads: Object.fromEntries(
    HEADS.map((head) => [head, { scale: 0, bias: -100, sharpness: 1 }]),
  ) as Classifier['heads'],
  thresholds: {
    zh: { doubt: -1, ask: 2, page: { crisis: 2, page: 2 }, concern: 2, work: 2, distress: 2 },
    en: { doubt: -1, ask: 2, page: { crisis: 2, page: 2 }, concern: 2, work: 2, distress: 2 },
  },
};

/** Sets that are only looked at, never learned from. */
export function publicRows(folder: string, name: string): readonly Labeled[] {
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Labeled);
}
