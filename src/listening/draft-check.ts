// What a model worded reaches an officer only through here: short, in their language, at most one
// question, nothing that could harm, bind or mislead. Whoever doubts refuses; a written line is said
// instead, and nobody misses anything.

import { z } from 'zod';
import data from '../../prompts/rules/draft.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';
import { isAtLeast, type Level } from './level.ts';
import { redact } from './redact.ts';

const PerLocale = z.strictObject({ en: z.number(), 'zh-CN': z.number() });

const Rules = z.strictObject({
  source: z.string(),
  charsMax: PerLocale,
  charsMin: PerLocale,
  rules: z.array(
    z.strictObject({
      id: z.string(),
      any: z.array(z.string()).min(1),
      refused: z.array(z.string()),
    }),
  ),
  good: z.strictObject({ en: z.array(z.string()), 'zh-CN': z.array(z.string()) }),
});

const { charsMax, charsMin, rules } = Rules.parse(data);

const REFUSALS = rules.map(({ id, any }) => ({ id, pattern: new RegExp(any.join('|'), 'iu') }));

/** Everything but letters, marks of plain writing and short numbers: links, lists, markup, emoji. */
const ODD = /[^\p{L}\p{M}\d\s.,?;:'’()"“”，。？；：、…《》-]|\n|\d{3}|[零〇一二三四五六七八九]{3}/u;
const LINK = /\b(?:https?|www)\b|\.(?:com|org|net|cn|gov)\b/iu;
const ENGLISH_WORDS_IN_CHINESE_MAX = 2;
/** Above this share of common letter pairs, two texts say the same. */
const SAME_SHARE = 0.7;

export type DraftContext = {
  readonly locale: Locale;
  /** What the officer wrote, and what was said to them lately. */
  readonly words: string;
  readonly recent: readonly string[];
  /** How the draft itself would be rated. */
  readonly level: Level;
};

export type Checked =
  | { readonly kind: 'fit'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

export function checkDraft(draft: string, context: DraftContext): Checked {
  const text = draft.normalize('NFC').trim();
  const why = refusalOf(text, context);
  return why === undefined ? { kind: 'fit', text } : { kind: 'refused', why };
}

function refusalOf(text: string, context: DraftContext): string | undefined {
  const { locale, level } = context;
  if (text === '') return 'empty';
  if (text.length > charsMax[locale]) return 'too-long'; // and so no pattern meets a long text
  if (text.length < charsMin[locale]) return 'too-short';
  if (/\p{Cf}/u.test(text)) return 'hidden-letters';
  if (ODD.test(text) || LINK.test(text)) return 'odd-signs';
  // Full-width letters must not slip by the patterns, nor a curly apostrophe.
  const plain = text.normalize('NFKC').replace(/[’‘]/g, "'");
  if (/\d{3}/.test(plain)) return 'odd-signs';
  if (!isIn(locale, plain)) return 'wrong-language';
  if ((plain.match(/\?/g) ?? []).length > 1) return 'too-many-questions';
  const found = REFUSALS.find(({ pattern }) => pattern.test(plain));
  if (found !== undefined) return found.id;
  if (redact(plain) !== plain) return 'names-somebody';
  if (isAtLeast(level, 'L2')) return 'alarming';
  return isSaidAlready(plain, context) ? 'repeated' : undefined;
}

function isIn(locale: Locale, text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const known = text.match(/[\p{Script=Han}\p{Script=Latin}]/gu)?.length ?? 0;
  if (letters === 0 || known < letters) return false;
  return locale === 'en'
    ? han === 0 && latin >= 2
    : han >= 3 && latin <= ENGLISH_WORDS_IN_CHINESE_MAX;
}

function isSaidAlready(text: string, { words, recent }: DraftContext): boolean {
  return [words, ...recent].some((said) => sameShare(text, said) >= SAME_SHARE);
}

/** Dice's coefficient over pairs of neighbouring letters. */
function sameShare(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().slice(0, 2_000).match(/\p{L}/gu) ?? [];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
