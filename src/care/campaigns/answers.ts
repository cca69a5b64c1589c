// What a questionnaire of a campaign is told to have brought: of each question the shares of its answers,
// through the door of every figure, once, when the campaign is over. A safety item is in none of it.

import type { ReadForm } from '../../checkins/scales/form.ts';
import { type Answers, openItems } from '../../checkins/scales/scale.ts';
import { isSafetyItem } from '../../checkins/scales/scoring.ts';
import { type Shown, shownOf } from '../../trust/figures/shown.ts';

/** Each answer is a sensitive one (decision 9, clinical reference 6). */
const ANSWERS_FROM = 20;

export type ToldAnswers = {
  readonly linkId: string;
  readonly about: number;
  readonly shares: readonly { readonly code: string; readonly share: Shown['share'] }[];
};

type Form = Pick<ReadForm, 'scale' | 'scoring'>;

export function answersTold(
  { scale, scoring }: Form,
  runs: readonly Answers[],
): readonly ToldAnswers[] {
  return scale.items.flatMap((item) => {
    if (isSafetyItem(scale, scoring, item)) return [];
    const chosen = runs.flatMap((answers) => {
      const code = openItems(scale, answers).includes(item) ? answers[item.linkId] : undefined;
      return item.options.some((option) => option.code === code) ? [code] : [];
    });
    if (chosen.length < ANSWERS_FROM) return [];
    const shares = item.options.map(({ code }) => {
      const yes = chosen.filter((one) => one === code).length;
      return { code, share: shownOf(chosen.length, yes).share };
    });
    return [{ linkId: item.linkId, about: shownOf(chosen.length, 0).about, shares }];
  });
}
