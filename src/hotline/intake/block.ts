// Who abuses the line may be held off it for some days: one asks, a lead who is somebody else
// decides, and the officer is told. It holds off requests for a person below L2 alone: what they
// write is rated as ever, cards and numbers go out, and from L2 on they come into line as anybody.

import { isAtLeast } from '../../listening/level.ts';
import {
  type CaseFacts,
  inTalk,
  type NotMine,
  type Refused,
  type Step,
  type Worker,
} from '../case-step.ts';
import { LINE } from '../line/policy.ts';

export const BLOCK_REASONS = ['threats', 'sexual', 'insults', 'not-serious'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];
export const BLOCK_STATES = ['asked', 'stands', 'refused', 'lifted'] as const;
export type BlockState = (typeof BLOCK_STATES)[number];

/** As it is recorded of a case. */
export type BlockChange =
  | { readonly kind: 'block-asked'; readonly reason: BlockReason }
  | { readonly kind: 'block-confirmed' | 'block-refused' | 'block-lifted' };

type Block = { readonly state: BlockState; readonly askedBy: string; readonly until: Date };

export type BlockRefusal =
  | 'person-gone'
  | 'block-already'
  | 'too-urgent'
  | 'same-person'
  | 'no-block';

export function isBlockReason(text: string): text is BlockReason {
  return BLOCK_REASONS.some((reason) => reason === text);
}

/** From when it is asked for: a decision that takes its time makes it no longer. */
export function blockEnd(now: Date): Date {
  return new Date(now.getTime() + LINE.blockDays * 86_400_000);
}

export function askingBlock(
  facts: CaseFacts,
  staff: Worker,
  earlier: Block | undefined,
  { reason, now }: { readonly reason: BlockReason; readonly now: Date },
): Step | Refused<NotMine | BlockRefusal> {
  const refused = inTalk(facts, staff) ?? unfit(facts);
  if (refused !== undefined) return refused;
  const isOpen = earlier?.state === 'asked' || (earlier?.state === 'stands' && earlier.until > now);
  if (isOpen) return { kind: 'block-already' };
  return { kind: 'may', change: { kind: 'block-asked', reason } };
}

export function decidingBlock(
  facts: CaseFacts,
  staff: Worker,
  asked: Block | undefined,
  isYes: boolean,
): Step | Refused<NotMine | BlockRefusal> {
  if (staff.role !== 'lead') return { kind: 'not-yours' };
  if (asked?.state !== 'asked') return { kind: 'no-block' };
  if (asked.askedBy === staff.id) return { kind: 'same-person' };
  if (!isYes) return { kind: 'may', change: { kind: 'block-refused' } };
  const refused = unfit(facts);
  return refused ?? { kind: 'may', change: { kind: 'block-confirmed' } };
}

export function liftingBlock(
  staff: Worker,
  standing: Block | undefined,
): Step | Refused<NotMine | BlockRefusal> {
  if (staff.role !== 'lead') return { kind: 'not-yours' };
  if (standing?.state !== 'stands') return { kind: 'no-block' };
  return { kind: 'may', change: { kind: 'block-lifted' } };
}

/** Whoever may be in danger is held off nothing. */
function unfit({ personId, level }: CaseFacts): Refused<BlockRefusal> | undefined {
  if (personId === undefined) return { kind: 'person-gone' };
  return isAtLeast(level, 'L3') ? { kind: 'too-urgent' } : undefined;
}
