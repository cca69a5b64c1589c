// What one ring of an alert comes to. It ends only where the case no longer waits, or where a newer
// series rings; while somebody has acknowledged it, it keeps going unheard.

import type { Level } from '../../listening/level.ts';
import type { CaseState } from '../case.ts';
import { isAcknowledged } from '../clocks.ts';

export type Alerted = {
  readonly state: CaseState;
  readonly level: Level;
  readonly ringRound: number;
  readonly acknowledgedAt: Date | null;
};

/** `again`: what follows this round is set already, but nobody may have heard it. */
export type Ring = 'over' | 'quiet' | 'rings' | 'again';

export function ringOf(alerted: Alerted | undefined, round: number, now: Date): Ring {
  if (alerted === undefined || alerted.state !== 'waiting') return 'over';
  const isRepeat = round > 0 && alerted.ringRound === round + 1;
  // A newer series is ringing already, e.g. since the level rose.
  if (round > 0 && alerted.ringRound !== round && !isRepeat) return 'over';
  if (isAcknowledged(alerted.level, alerted.acknowledgedAt ?? undefined, now))
    return isRepeat ? 'over' : 'quiet';
  return isRepeat ? 'again' : 'rings';
}
