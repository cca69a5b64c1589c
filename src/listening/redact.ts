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

/** The same words with names, numbers, plates, units, addresses and links put as [kind]. */
export function redact(words: string): string {
  return REPLACEMENTS.reduce((text, { put, pattern }) => text.replace(pattern, put), folded(words));
}

/** The words with what is of the kinds in `by` put otherwise; as they were where nothing is. */
export function replaceKinds<By>(
  words: string,
  by: ReadonlyMap<string, By>,
  put: (as: By, found: string) => string,
): string {
  const before = folded(words);
  const after = REPLACEMENTS.reduce((text, { id, pattern }) => {
    const as = by.get(id);
    return as === undefined ? text : text.replace(pattern, (found) => put(as, found));
  }, before);
  return after === before ? words : after;
}

function folded(words: string): string {
  return words.normalize('NFKC').replace(/\p{Cf}/gu, '');
}
