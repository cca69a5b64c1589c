// Every wording that a slip has had. A used version is never edited: the next is a new file, so
// that a consent, which holds its wording's hash, can be shown word for word as it was given.

import { createHash } from 'node:crypto';
import card1 from '../../prompts/slips/card.v1.json' with { type: 'json' };
import contact1 from '../../prompts/slips/contact.v1.json' with { type: 'json' };
import model1 from '../../prompts/slips/model.v1.json' with { type: 'json' };
import model2 from '../../prompts/slips/model.v2.json' with { type: 'json' };
import model3 from '../../prompts/slips/model.v3.json' with { type: 'json' };
import scores1 from '../../prompts/slips/scores.v1.json' with { type: 'json' };
import scores2 from '../../prompts/slips/scores.v2.json' with { type: 'json' };
import scores3 from '../../prompts/slips/scores.v3.json' with { type: 'json' };
import statistics1 from '../../prompts/slips/statistics.v1.json' with { type: 'json' };
import trend1 from '../../prompts/slips/trend.v1.json' with { type: 'json' };
import words1 from '../../prompts/slips/words.v1.json' with { type: 'json' };
import words2 from '../../prompts/slips/words.v2.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';
import type { Scope } from './consent.ts';

type Version = Readonly<Record<Locale, string>> & {
  /** It asks for more than those before it: a yes to one of them no longer counts. */
  readonly asksAgain?: boolean;
};

/** Oldest first; the last is what is shown now. */
const VERSIONS: Readonly<Record<Scope, readonly [Version, ...Version[]]>> = {
  scores: [scores1, scores2, scores3],
  words: [words1, words2],
  trend: [trend1],
  model: [model1, model2, model3],
  statistics: [statistics1],
  contact: [contact1],
  card: [card1],
};

export type Wording = {
  readonly scope: Scope;
  readonly version: number;
  readonly locale: Locale;
  readonly text: string;
  /** sha256 of the text, hex. */
  readonly hash: string;
  /** Whether a yes to it still counts. */
  readonly counts: boolean;
};

const MARK_CHARS = 8;
/** Earlier wordings spoke of mood and sleep alone; a yes to them stands for these. */
const SCALES_NAMED_SINCE = 3;

export const WORDINGS: readonly Wording[] = Object.entries(VERSIONS).flatMap(([scope, versions]) =>
  wordingsOf(scope as Scope, versions),
);

export function wordingsOf(scope: Scope, versions: readonly Version[]): Wording[] {
  const since = versions.findLastIndex(({ asksAgain }) => asksAgain === true);
  return versions.flatMap((version, index) =>
    (['en', 'zh-CN'] as const).map((locale) => ({
      scope,
      version: index + 1,
      locale,
      text: version[locale],
      hash: createHash('sha256').update(version[locale]).digest('hex'),
      counts: index >= since,
    })),
  );
}

/** A scope's texts in one language, oldest first. */
export function slipTexts(scope: Scope, locale: Locale): readonly string[] {
  return VERSIONS[scope].map((version) => version[locale]);
}

/** What a button under a slip carries, so that the answer tells which wording was read. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, MARK_CHARS);
}

export function wordingMarked(scope: Scope, mark: string): Wording | undefined {
  if (mark.length !== MARK_CHARS) return undefined;
  return WORDINGS.find((wording) => wording.scope === scope && wording.hash.startsWith(mark));
}

export function wordingHashed(scope: Scope, hash: string): Wording | undefined {
  return WORDINGS.find((wording) => wording.scope === scope && wording.hash === hash);
}

/** Whether a yes to this wording of `scores` covers questionnaires. */
export function namesScales(hash: string): boolean {
  return (wordingHashed('scores', hash)?.version ?? 0) >= SCALES_NAMED_SINCE;
}

export function newestWording(scope: Scope, locale: Locale): Wording | undefined {
  return WORDINGS.findLast((wording) => wording.scope === scope && wording.locale === locale);
}

/** The tap that agrees to what a slip says now. */
export function yesTap(scope: Scope, locale: Locale): string {
  return `slip:${scope}:yes:${markOf(newestWording(scope, locale)?.text ?? '')}`;
}
