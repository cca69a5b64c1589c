// Takes out what could tell who a person is before words leave for a model. It errs on the side of
// taking out too much: a model needs the feeling, not the name.

import { z } from 'zod';
import data from '../../prompts/rules/redact.json' with { type: 'json' };

const Replacements = z.strictObject({
  source: z.string(),
  replacements: z.array(
    z.strictObject({ id: z.string(), put: z.string(), any: z.array(z.string()).min(1) }),
  ),
});

const REPLACEMENTS = Replacements.parse(data).replacements.map(({ id, put, any }) => ({
  id,
  put,
  pattern: new RegExp(any.join('|'), 'g'),
}));

/** As long as what stood there, and part of no pattern. */
const FOUND = '\u{e000}';

/** The same words with names, numbers, plates, units, addresses and links put as [kind]. */
export function redact(words: string): string {
  return REPLACEMENTS.reduce((text, { put, pattern }) => text.replace(pattern, put), folded(words));
}

/** Where something stands in the folded words, and of which kind. No word of them. */
export type Place = { readonly at: number; readonly length: number; readonly id: string };

/** What is of these kinds and wanted, from the first to the last; nothing is found twice. */
export function placesOf(
  words: string,
  kinds: ReadonlyMap<string, unknown>,
  isWanted: (found: string) => boolean,
): readonly Place[] {
  const places: Place[] = [];
  REPLACEMENTS.filter(({ id }) => kinds.has(id)).reduce((text, { id, pattern }) => {
    for (const { 0: found, index: at } of text.matchAll(pattern))
      if (isWanted(found)) places.push({ at, length: found.length, id });
    return text.replace(pattern, (found) => FOUND.repeat(found.length));
  }, folded(words));
  return places.toSorted((one, other) => one.at - other.at);
}

/** The words with something else in those places; as they were where there are none. */
export function replaceAt(
  words: string,
  places: readonly Place[],
  put: (id: string, found: string) => string,
): string {
  if (places.length === 0) return words;
  const text = folded(words);
  const parts = places.map(({ at, length, id }, n) => {
    const before = places[n - 1];
    const from = before === undefined ? 0 : before.at + before.length;
    return text.slice(from, at) + put(id, text.slice(at, at + length));
  });
  const last = places.at(-1);
  return parts.join('') + text.slice(last === undefined ? 0 : last.at + last.length);
}

function folded(words: string): string {
  return words.normalize('NFKC').replace(/\p{Cf}/gu, '');
}
