// What a model may do for a counselor: draft a note, or put an officer's line into their language,
// beside the original. The counselor reads and decides; nothing here waits for it, and nothing of it
// reaches the officer.

import type { Locale } from '../../core/person.ts';
import { redact } from '../../listening/redact.ts';
import { NOTE_MAX } from '../after/note.ts';

/** Longer than this nobody waits for it. */
export const AID_MS = 60_000;
/** How many lines one press translates, the newest. */
export const TRANSLATED_MAX = 10;
/** How many lines a draft is made of, the newest, and how much of each. */
const LINES_MAX = 80;
const LINE_CHARS = 600;
const LETTERS_MIN = 2;

export type AidState =
  | { readonly kind: 'asked' | 'none-came' }
  | { readonly kind: 'made'; readonly text: string };

type Asked = { readonly askedAt: Date; readonly endedAt: Date | null };

/** @param text what came of it, unsealed. */
export function aidState(
  { askedAt, endedAt }: Asked,
  text: string | undefined,
  now: Date,
): AidState {
  if (text !== undefined) return { kind: 'made', text };
  return { kind: endedAt !== null || isAidLate(askedAt, now) ? 'none-came' : 'asked' };
}

export function isAidLate(askedAt: Date, now: Date): boolean {
  return now.getTime() - askedAt.getTime() >= AID_MS;
}

/** What was translated already, or is being, is not asked for again. */
export function toTranslate(
  said: readonly { readonly id: string; readonly author: 'officer' | 'counselor' }[],
  known: ReadonlyMap<string, AidState>,
): string[] {
  return said
    .filter(
      ({ id, author }) =>
        author === 'officer' && (known.get(id)?.kind ?? 'none-came') === 'none-came',
    )
    .slice(-TRANSLATED_MAX)
    .map(({ id }) => id);
}

/** A talk as it leaves: both sides redacted, and no more of it than a note needs. */
export function linesToSend(
  said: readonly { readonly author: 'officer' | 'counselor'; readonly words: string }[],
) {
  return said
    .slice(-LINES_MAX)
    .map(({ author, words }) => ({ by: author, words: redact(words).slice(0, LINE_CHARS) }));
}

/** What may be shown of an answer: in the language asked for, short enough, and naming nobody. */
export function fitText(answer: string, locale: Locale): string | undefined {
  const text = withoutNames(answer).trim();
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  const isIn = locale === 'en' ? latin >= 1 && latin > han : han >= 1 && han * 2 >= latin;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return isIn && letters >= LETTERS_MIN && text.length <= NOTE_MAX ? text : undefined;
}

/** As it was written, where there is nothing to take out. */
function withoutNames(answer: string): string {
  const [plain, safe] = [answer.replace(/\p{Cf}/gu, ''), redact(answer)];
  return safe === plain.normalize('NFKC') ? plain : safe;
}
