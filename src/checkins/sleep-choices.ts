// How long somebody slept, in one tap; the number that is kept is the least of its choice, but one
// below four hours.

import type { LabelKey } from '../core/say.ts';

export const SLEEP_CHOICES = [
  { hours: 3, label: 'sleep-lt4' },
  { hours: 4, label: 'sleep-4' },
  { hours: 6, label: 'sleep-6' },
  { hours: 7, label: 'sleep-7' },
  { hours: 8, label: 'sleep-8' },
] as const satisfies readonly { readonly hours: number; readonly label: LabelKey }[];
