// One asks another to take a shift. Only who has it may ask, only who is asked may say yes, and
// nothing is swapped that is over or that somebody else has by now.

import type { OnCallShift } from './roster.ts';

export const SWAP_STATES = ['asked', 'agreed', 'refused', 'taken-back'] as const;
export type SwapState = (typeof SWAP_STATES)[number];

export type AskRefusal = 'not-your-shift' | 'shift-over' | 'same-person' | 'nobody-there';

export function mayAskSwap(
  shift: OnCallShift,
  { askedBy, takerId, isTakerHere }: AskedSwap,
  now: Date,
): AskRefusal | undefined {
  if (shift.staffId !== askedBy) return 'not-your-shift';
  if (shift.to <= now) return 'shift-over';
  if (takerId === askedBy) return 'same-person';
  return isTakerHere ? undefined : 'nobody-there';
}

export type AskedSwap = {
  readonly askedBy: string;
  readonly takerId: string;
  readonly isTakerHere: boolean;
};

export type SwapAnswer = 'agreed' | 'refused' | 'taken-back';
export type AnswerRefusal = 'not-yours' | 'answered-already' | 'shift-over';

/** @returns why not; or nothing, and then the answer stands. */
export function mayAnswerSwap(
  swap: { readonly state: SwapState; readonly askedBy: string; readonly takerId: string },
  shift: OnCallShift | undefined,
  { answer, staffId, now }: { answer: SwapAnswer; staffId: string; now: Date },
): AnswerRefusal | undefined {
  if (staffId !== (answer === 'taken-back' ? swap.askedBy : swap.takerId)) return 'not-yours';
  if (swap.state !== 'asked') return 'answered-already';
  return shift === undefined || shift.to <= now ? 'shift-over' : undefined;
}
