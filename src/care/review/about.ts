// What a row of problems is about, in our words: an item, or those that were told together.

import type { Locale } from '../../core/person.ts';
import { ASPECTS, itemLabel } from '../desks.ts';

/** Of items of the taxonomy, or of one of its aspects. */
export function aboutWords(ids: readonly string[], locale: Locale): string {
  const [first = ''] = ids;
  const only = ids.length === 1 ? itemLabel(first, locale) : undefined;
  if (only !== undefined) return only;
  const aspects = ASPECTS.filter(({ id, items }) => ids.includes(id) || items.some(isOne));
  return aspects.map(({ label }) => label[locale]).join(locale === 'en' ? ' / ' : '、');

  function isOne(item: string): boolean {
    return ids.includes(item);
  }
}
