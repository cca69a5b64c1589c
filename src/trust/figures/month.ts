// Figures are of whole months, told once, some days after their end.

import { DELAY_DAYS } from './policy.ts';

const DAY_MS = 86_400_000;

/** `2026-03`, in UTC. */
export type Month = string;

export function monthStart(month: Month): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

export function monthAfter(month: Month): Month {
  return monthsBefore(month, -1);
}

export function monthOf(at: Date): Month {
  return at.toISOString().slice(0, 7);
}

/** The newest month whose figures may be told by now. */
export function newestDue(now: Date): Month {
  const lastDay = new Date(now.getTime() - DELAY_DAYS * DAY_MS);
  const start = monthStart(monthOf(lastDay));
  return monthOf(new Date(start.getTime() - 1));
}

export function monthsBefore(month: Month, months: number): Month {
  const start = monthStart(month);
  return monthOf(new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - months, 1)));
}
