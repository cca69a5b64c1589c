// What changes hands before somebody goes on leave, and what a station can offer whoever has worked
// too much or rested too little: reviewed lists. There is no field in which to write about anybody,
// and what was answered to an offer is written down nowhere.

import { z } from 'zod';
import file from '../../../prompts/care/duties.json' with { type: 'json' };
import { isTrigger } from '../occasions.ts';
import type { Occasion } from '../task.ts';

const Label = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
const Code = z.string().regex(/^[a-z]{3,12}$/);
const Duty = z.strictObject({ id: Code, label: Label });
export type Duty = Readonly<z.infer<typeof Duty>>;
const Offer = Duty.extend({ on: z.array(z.string().refine(isTrigger)).min(1) });
export type Offer = Readonly<z.infer<typeof Offer>>;

const { duties, offers } = z
  .strictObject({ source: z.string(), duties: z.array(Duty), offers: z.array(Offer) })
  .parse(file);

export const DUTIES: readonly Duty[] = duties;

/** Occasions of hours and leave. */
export const LOAD_TRIGGERS = [...new Set(offers.flatMap(({ on }) => on))];

/** What can be offered on these occasions. */
export function offersFor(occasions: readonly Occasion[]): readonly Offer[] {
  return offers.filter(({ on }) => occasions.some(({ trigger }) => on.includes(trigger)));
}

/** Those of the list that are named, in its order. */
export function named<T extends { readonly id: string }>(
  list: readonly T[],
  ids: readonly string[],
): readonly T[] {
  return list.filter(({ id }) => ids.includes(id));
}

/** What was offered, as a task keeps it. */
export function offered(ids: readonly string[]): readonly Offer[] {
  return named(offers, ids);
}
