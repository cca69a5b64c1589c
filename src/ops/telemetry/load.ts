// What waits, as an operator is shown it.
//
// Who has the numbers is not who may know about people, and a single alert in a small force is
// somebody. So open alerts are told in tens, and of those past their clock only whether there is
// one: that nobody comes must be seen by whoever can mend it.

import type { Waiting } from '../../../db/load.ts';

export type Load = {
  readonly effects: Readonly<Record<'model' | 'others', Waiting>>;
  /** Of these by this process, begun and not ended. */
  readonly inHand: number;
  readonly parked: number;
  readonly checkIns: Waiting;
  readonly unlogged: Waiting;
  readonly alertsInTens: number;
  readonly isAnyAlertLate: boolean;
  readonly spooled: number;
};

const STEP = 10;

export function inTens(count: number): number {
  return Math.floor(count / STEP) * STEP;
}
