// A questionnaire as the program asks it: choice questions in order, each text in both languages.

import type { Locale } from '../../core/person.ts';

export type Texts = Readonly<Record<Locale, string>>;

export type Option = {
  readonly code: string;
  readonly system: string | undefined;
  readonly label: Texts;
  readonly value: number;
};

export type Condition =
  | { readonly question: string; readonly is: 'exists'; readonly wanted: boolean }
  | { readonly question: string; readonly is: '=' | '!='; readonly code: string };

export type Coded = { readonly system: string | undefined; readonly code: string };

export type Item = {
  readonly linkId: string;
  readonly text: Texts;
  /** What stands above it and the questions beside it, such as the time it asks about. */
  readonly lead: Texts | undefined;
  readonly options: readonly Option[];
  readonly when: readonly Condition[];
  /** One condition is enough; else all must hold. */
  readonly isAnyEnough: boolean;
  readonly codes: readonly Coded[];
  readonly isSafety: boolean;
};

export type Scale = {
  readonly url: string;
  readonly version: string;
  readonly title: Texts;
  readonly items: readonly Item[];
};

/** Codes of the chosen options by `linkId`. Absent: skipped, or not asked. */
export type Answers = Readonly<Record<string, string>>;

/** Items that the answers so far open, in order. A closed item's answer opens nothing. */
export function openItems({ items }: Scale, answers: Answers): Item[] {
  const open: Item[] = [];
  const isChosen = (linkId: string) => open.some((item) => item.linkId === linkId);
  for (const item of items) {
    const meets = (condition: Condition) => {
      const code = isChosen(condition.question) ? answers[condition.question] : undefined;
      if (condition.is === 'exists') return (code !== undefined) === condition.wanted;
      return (code === condition.code) === (condition.is === '=');
    };
    const { when } = item;
    if (when.length === 0 || (item.isAnyEnough ? when.some(meets) : when.every(meets)))
      open.push(item);
  }
  return open;
}

/** Answers of open items alone, to options that are there. */
export function keptAnswers(scale: Scale, answers: Answers): Answers {
  const kept = openItems(scale, answers).flatMap(({ linkId, options }) =>
    options.some(({ code }) => code === answers[linkId]) ? [[linkId, answers[linkId]]] : [],
  );
  return Object.fromEntries(kept);
}

export function optionOf(item: Item, answers: Answers): Option | undefined {
  return item.options.find(({ code }) => code === answers[item.linkId]);
}
