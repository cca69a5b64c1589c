// What tells who somebody is, covered in a talk for the other side. The words themselves stay as they
// were, sealed: whoever breaks the glass reads them whole.

import { z } from 'zod';
import data from '../../prompts/rules/cover.json' with { type: 'json' };
import type { Snapshot } from '../core/decision.ts';
import type { Say } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import { wasSaid } from '../core/say.ts';
import { replaceKinds } from '../listening/redact.ts';
import { RESOURCES } from './resources.ts';

const Cover = z.strictObject({
  source: z.string(),
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      of: z.array(z.string()).min(1),
      en: z.string(),
      'zh-CN': z.string(),
    }),
  ),
});

const MARKS = new Map(Cover.parse(data).kinds.flatMap((mark) => mark.of.map((id) => [id, mark])));
const HELPLINES = new Set(RESOURCES.map(({ number }) => digitsOf(number)).filter(Boolean));

/** The mark is in the language of the words. */
export function covered(words: string): string {
  const locale: Locale = /\p{Script=Han}/u.test(words) ? 'zh-CN' : 'en';
  return replaceKinds(words, MARKS, (mark, found) =>
    HELPLINES.has(digitsOf(found)) ? found : mark[locale],
  );
}

/**
 * The one thing that the program says into a talk, and only now and then. Nothing of the officer's
 * is covered at L4: where a life may be at stake within the hour, who says where they are is heard.
 */
export function tellOfCover({ openCase, recent }: Snapshot, words: string): Say[] {
  if (openCase === undefined || openCase.level === 'L4' || covered(words) === words) return [];
  return wasSaid('covered', recent) ? [] : [{ key: 'covered' }];
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
