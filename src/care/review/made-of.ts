// What a row of a review is about, in words: items of problems, or a kind of what was opened.

import type { Locale } from '../../core/person.ts';
import { RESOURCE_KINDS } from '../../hotline/opened.ts';
import { aboutWords } from './about.ts';
import type { Section } from './sections.ts';
import type { Say } from './words.ts';

export type In = { readonly locale: Locale; readonly say: Say };

export function madeOf({ id }: Section, items: readonly string[], { locale, say }: In): string {
  if (id !== 'resources') return aboutWords(items, locale);
  const kind = RESOURCE_KINDS.find((one) => items.includes(one));
  return kind === undefined ? '' : say(`opened-${kind}`);
}
