// Problems as officers would tell them, one JSON object to a line; how they were made: README.md.

import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import taxonomy from '../../../prompts/care/taxonomy.json' with { type: 'json' };

const Item = z.enum(taxonomy.items.map(({ id }) => id));

const Problem = z.strictObject({
  id: z.string().regex(/^(?:zh|en)-[a-z]-(?:[A-G]\d|none)-\d{2}$/),
  lang: z.enum(['zh', 'en']),
  text: z.string().min(1).max(500),
  /** Null: nothing that a desk could solve. */
  item: Item.nullable(),
  /** What it could fairly belong to as well. */
  also: z.array(Item).max(2),
});

export type Problem = z.infer<typeof Problem>;

export function problemsIn(lang: Problem['lang']): readonly Problem[] {
  const folder = new URL(`${lang}/`, import.meta.url);
  return readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => Problem.parse(JSON.parse(line)));
}
