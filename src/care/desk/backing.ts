// What a station does for an officer who was attacked, smeared or falsely accused, each with its day:
// counted from when it was told, standing beside the answer and after it.

import { type DeskForm, formFor } from '../desks.ts';

const DAY_MS = 86_400_000;

export const STEP_ENDS = ['done', 'not-needed'] as const;
export type StepEnd = (typeof STEP_ENDS)[number];

export function isStepEnd(text: string): text is StepEnd {
  return STEP_ENDS.some((one) => one === text);
}

type About = Parameters<typeof formFor>[0];

export function stepsFrom(about: About, from: Date): { step: string; dueAt: Date }[] {
  return (formFor(about)?.backing ?? []).map(({ id, afterDays }) => ({
    step: id,
    dueAt: new Date(from.getTime() + afterDays * DAY_MS),
  }));
}

/** Its words; one that the file no longer has goes by its code. */
export function stepOf(about: About, step: string): Omit<DeskForm['backing'][number], 'afterDays'> {
  const found = formFor(about)?.backing.find(({ id }) => id === step);
  return found ?? { id: step, label: { en: step, 'zh-CN': step }, asks: false };
}

type Dated = { readonly dueAt: Date; readonly doneAt: Date | null };

/** When it is to be looked at next, and how many are late now. Undefined: all of it is done. */
export function backingAt(
  steps: readonly Dated[],
  now: Date,
): { readonly late: number; readonly nextAt: Date } | undefined {
  const open = steps.filter(({ doneAt }) => doneAt === null).map(({ dueAt }) => dueAt.getTime());
  if (open.length === 0) return undefined;
  const late = open.filter((at) => at <= now.getTime()).length;
  return { late, nextAt: new Date(Math.min(...open)) };
}
