// What a form says about a request, and what may stand in it: the page knows no rule of its own.

import type { Level } from '../../listening/level.ts';
import {
  DELAY_HOURS_MAX,
  DELAYS,
  FACTS,
  GROUNDS,
  isOpenAt,
  referenceIn,
  WHYS,
  type Wish,
} from './grounds.ts';

/** As it was filled in. */
export type WishForm = {
  readonly ground: string;
  readonly facts: readonly string[];
  readonly why: string;
  readonly reference: string;
  readonly delay: string;
  readonly hours: string;
};

export function glassForm(level: Level) {
  return {
    grounds: GROUNDS.map((ground) => ({ ground, isOpen: isOpenAt(ground, level) })),
    facts: FACTS,
    whys: WHYS,
    delays: DELAYS.map((delay) => ({ delay, hoursMax: DELAY_HOURS_MAX[delay] })),
  };
}

export type WishRead =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'ground-missing' | 'reference-odd' };

export function wishIn(form: WishForm): WishRead {
  const ground = GROUNDS.find((one) => one === form.ground);
  if (ground === undefined) return { kind: 'ground-missing' };
  const reference = referenceIn(form.reference);
  if (form.reference.trim() !== '' && reference === undefined) return { kind: 'reference-odd' };
  const delay = DELAYS.find((one) => one === form.delay);
  return {
    kind: 'wish',
    wish: {
      ground,
      facts: FACTS.filter((fact) => form.facts.includes(fact)),
      why: WHYS.find((one) => one === form.why),
      reference: ground === 'order' ? reference : undefined,
      delay: delay && { why: delay, hours: /^\d{1,4}$/.test(form.hours) ? Number(form.hours) : 0 },
    },
  };
}
