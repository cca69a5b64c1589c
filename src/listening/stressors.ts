// Which of the 37 problems of the taxonomy a message is about, by its keywords: for routing and
// counting, never for a level.

import { z } from 'zod';
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { normalize } from './normalize.ts';

const STRESSORS_MAX = 3;

const Taxonomy = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      keywords: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
    }),
  ),
});

const KEYWORDS = Taxonomy.parse(taxonomy).items.flatMap(({ id, keywords }) =>
  [...keywords.zh, ...keywords.en].map((keyword) => [normalize(keyword).text, id] as const),
);
const IDS = new Map(KEYWORDS);
const PATTERN = new RegExp(
  [...IDS.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((keyword) => (/^[ -~]+$/.test(keyword) ? `\\b${escaped(keyword)}\\b` : keyword))
    .join('|'),
  'g',
);

/** Up to three item ids, those with most keywords first; takes normal text. */
export function stressorsIn(text: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const [keyword] of text.slice(0, 16_000).matchAll(PATTERN)) {
    const id = IDS.get(keyword);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, STRESSORS_MAX)
    .map(([id]) => id);
}

function escaped(keyword: string): string {
  return keyword.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
