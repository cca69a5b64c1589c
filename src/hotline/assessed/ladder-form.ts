// The safety ladder as a counselor fills it in beside the talk: own-worded rungs, each answered or
// left open. It suggests a level and sets none; only the counselor does that. Officers have a lethal
// means at hand, so each rung counts one step higher than usual (clinical reference 1.2).

import { highest, type Level } from '../../listening/level.ts';

export const RUNGS = {
  thoughts: ['none', 'wish', 'thoughts'],
  method: ['none', 'thought-of', 'settled'],
  intent: ['none', 'unsure', 'wants-to'],
  when: ['none', 'some-day', 'days', 'today'],
  means: ['none', 'reachable', 'at-hand'],
  support: ['with-them', 'reachable', 'nobody'],
} as const;
export type Rung = keyof typeof RUNGS;
export const RUNG_NAMES = Object.keys(RUNGS) as readonly Rung[];

/** What is left open is absent. */
export type LadderForm = { readonly [R in Rung]?: (typeof RUNGS)[R][number] };

export type FormRefusal = 'form-empty';

export function formOf(
  textOf: (rung: Rung) => string,
): { readonly kind: 'form'; readonly form: LadderForm } | { readonly kind: FormRefusal } {
  const answered = RUNG_NAMES.flatMap((rung) => {
    const given = textOf(rung);
    return RUNGS[rung].some((one) => one === given) ? [[rung, given] as const] : [];
  });
  if (answered.length === 0) return { kind: 'form-empty' };
  return { kind: 'form', form: Object.fromEntries(answered) };
}

/** The highest that any of it speaks for; absent means what is open adds nothing. */
export function suggestedLevel({
  thoughts,
  method,
  intent,
  when,
  means,
  support,
}: LadderForm): Level {
  const [isNear, isAlone] = [means === 'at-hand' || means === 'reachable', support === 'nobody'];
  const thinks = thoughts === 'thoughts' || intent === 'unsure' || intent === 'wants-to';
  const planned = method === 'thought-of' || method === 'settled' || intent === 'wants-to';
  const levels: Level[] = ['L1'];
  if (thoughts === 'wish' || thinks || planned || (when !== undefined && when !== 'none'))
    levels.push('L2');
  if (intent === 'wants-to' || when === 'days' || when === 'today') levels.push('L3');
  if (planned && isNear) levels.push('L3');
  if (method === 'settled' || (thinks && means === 'at-hand')) levels.push('L3');
  if (thinks && isAlone) levels.push('L3');
  if (when === 'today' && (planned || thinks)) levels.push('L4');
  if (intent === 'wants-to' && means === 'at-hand') levels.push('L4');
  return highest(...levels);
}
