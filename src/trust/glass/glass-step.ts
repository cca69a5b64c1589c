// Who may do what to a request to break the seal, and when. It takes two different people, always;
// it opens for a while; nobody else looks, and nobody who may not read words looks at all.

import { mayConfirm, mayTakeCases, type StaffRole } from '../../admin/staff.ts';
import type { Level } from '../../listening/level.ts';
import { type Misfit, misfitOf, type Wish } from './grounds.ts';

export const GLASS_STATES = ['asked', 'open', 'over', 'refused', 'withdrawn', 'expired'] as const;
export type GlassState = (typeof GLASS_STATES)[number];

export type Staffer = { readonly id: string; readonly role: StaffRole };

/** A request as the rules see it. */
export type Asked = {
  readonly state: GlassState;
  readonly askedBy: string;
  readonly decidedBy: string | undefined;
  readonly expiresAt: Date;
  readonly opensUntil: Date | undefined;
  readonly wish: Wish;
};

export type CaseNow = {
  readonly level: Level;
  readonly isClosed: boolean;
  readonly counselorId: string | undefined;
  /** False once the officer has erased their data: there is nobody to find. */
  readonly hasPerson: boolean;
};

type No<K extends string> = { readonly kind: K };
const MAY = { kind: 'may' } as const;

export type AskRefusal = 'not-allowed' | 'not-yours' | 'person-gone' | Misfit;

/** The counselor in the talk, or a lead. */
export function asking(
  { id, role }: Staffer,
  found: CaseNow,
  wish: Wish,
): typeof MAY | No<AskRefusal> {
  if (!mayTakeCases(role)) return { kind: 'not-allowed' };
  if (role !== 'lead' && found.counselorId !== id) return { kind: 'not-yours' };
  if (!found.hasPerson) return { kind: 'person-gone' };
  const misfit = misfitOf(wish, found);
  return misfit === undefined ? MAY : { kind: misfit };
}

export type DecideRefusal = 'not-allowed' | 'same-person' | 'person-gone' | 'no-longer' | NotAsked;
type NotAsked = 'expired' | 'open' | 'over' | 'refused' | 'withdrawn';

/** The second person: another counselor, a lead, or an admin on duty. */
export function deciding(
  { id, role }: Staffer,
  asked: Asked,
  found: CaseNow,
  { isYes, now }: { readonly isYes: boolean; readonly now: Date },
): typeof MAY | No<DecideRefusal> {
  if (!mayConfirm(role)) return { kind: 'not-allowed' };
  if (asked.askedBy === id) return { kind: 'same-person' };
  if (asked.state !== 'asked') return { kind: asked.state };
  if (asked.expiresAt <= now) return { kind: 'expired' };
  if (!isYes) return MAY;
  if (!found.hasPerson) return { kind: 'person-gone' };
  // The case may have been lowered or closed since: then it is not that case any more.
  return misfitOf(asked.wish, found) === undefined ? MAY : { kind: 'no-longer' };
}

export type LookRefusal = 'not-allowed' | 'not-yours' | 'not-open' | 'over';

/** The two who opened it, where their role may read words; only while it is open. */
export function looking(
  { id, role }: Staffer,
  { state, askedBy, decidedBy, opensUntil }: Asked,
  now: Date,
): typeof MAY | No<LookRefusal> {
  if (!mayTakeCases(role)) return { kind: 'not-allowed' };
  if (id !== askedBy && id !== decidedBy) return { kind: 'not-yours' };
  if (state === 'over') return { kind: 'over' };
  if (state !== 'open' || opensUntil === undefined) return { kind: 'not-open' };
  return opensUntil <= now ? { kind: 'over' } : MAY;
}

/** Whoever asked takes it back; an opening is ended by either of the two or a lead. */
export function ending(
  { id, role }: Staffer,
  { state, askedBy, decidedBy }: Asked,
): { readonly kind: 'may'; readonly to: 'withdrawn' | 'over' } | No<'not-allowed' | 'not-open'> {
  if (state === 'asked')
    return id === askedBy ? { kind: 'may', to: 'withdrawn' } : { kind: 'not-allowed' };
  if (state !== 'open') return { kind: 'not-open' };
  const isTheirs = id === askedBy || id === decidedBy || role === 'lead';
  return isTheirs ? { kind: 'may', to: 'over' } : { kind: 'not-allowed' };
}

/** A lead who had no part in it looks at every opening afterwards. */
export function reviewing(
  { id, role }: Staffer,
  { state, askedBy, decidedBy }: Asked,
): typeof MAY | No<'not-allowed' | 'not-open'> {
  if (role !== 'lead' || id === askedBy || id === decidedBy) return { kind: 'not-allowed' };
  return state === 'open' || state === 'over' ? MAY : { kind: 'not-open' };
}
