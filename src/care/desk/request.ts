// A request on the desk's side: where it stands, and what its clock says.

import type { Route } from '../desks.ts';

export type RequestState = 'new' | 'taken' | 'answered' | 'taken-back';

export const OUTCOMES = ['solved', 'partly', 'not-possible', 'passed-on'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether a rewording of it may go on the board: asked, and what the teller said. */
export type Publishing = 'asked' | 'yes' | 'no';

export const PLACES = ['overdue', 'untaken', 'today', 'running'] as const;
export type Place = (typeof PLACES)[number];

const DAY_MS = 86_400_000;

type Clocked = {
  readonly state: RequestState;
  readonly takeBy: Date;
  readonly dueAt: Date;
};

/** Where on the page an open one belongs: what is late comes first. */
export function placeOf({ state, takeBy, dueAt }: Clocked, now: Date): Place {
  if (dueAt <= now) return 'overdue';
  if (state === 'new' && takeBy <= now) return 'untaken';
  return dueAt.getTime() - now.getTime() <= DAY_MS ? 'today' : 'running';
}

/** Theirs to handle, not only to see until somebody else takes it. */
export function isOurs(
  { route, climbedTo }: { readonly route: Route; readonly climbedTo: Route | null },
  routes: readonly Route[],
): boolean {
  return routes.includes(route) || (climbedTo !== null && routes.includes(climbedTo));
}

export function isOutcome(text: string): text is Outcome {
  return OUTCOMES.some((one) => one === text);
}
