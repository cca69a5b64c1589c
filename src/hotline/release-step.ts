// From a counselor back to the line, which rings again: by their own hand, a lead's, or because they
// left or fell silent. The officer hears why.

import type { Planned } from '../core/effect.ts';
import type { Level } from '../listening/level.ts';
import {
  type CaseFacts,
  inTalk,
  type NotMine,
  type Refused,
  type Step,
  type Worker,
} from './case-step.ts';
import { CLOCKS, keepTalkingDelayMs } from './clocks.ts';

/** Back to the queue, which rings again. A lead may do it for a counselor who fell silent. */
export function releasing(facts: CaseFacts, staff: Worker, now: Date): Step | Refused<NotMine> {
  const isSupervised = staff.role === 'lead' && facts.state === 'claimed';
  const refused = isSupervised ? undefined : inTalk(facts, staff);
  return (
    refused ?? {
      kind: 'may',
      change: { kind: 'case-released' },
      says: [{ key: 'talk-waiting', params: { minutes: CLOCKS[facts.level].acknowledgeMin } }],
      effects: ringing(facts, facts.level, now),
    }
  );
}

/** Whoever had it has left for good: the officer hears why it stops, and that nothing is lost. */
export function handingOn(facts: CaseFacts, gone: Worker, now: Date): Step | Refused<NotMine> {
  const released = releasing(facts, gone, now);
  if (released.kind !== 'may') return released;
  const minutes = CLOCKS[facts.level].acknowledgeMin;
  return { ...released, says: [{ key: 'talk-handed-on', params: { minutes } }] };
}

/** Its counselor was silent too long. Whoever took it meanwhile keeps it. */
export function fallenSilent(
  facts: CaseFacts,
  claimedAt: string,
  now: Date,
): Step | Refused<NotMine> {
  const { state, counselorId } = facts;
  if (state !== 'claimed' || counselorId === undefined) return { kind: 'closed' };
  if (facts.claimedAt?.toISOString() !== claimedAt) return { kind: 'not-yours' };
  return handingOn(facts, { id: counselorId, role: 'counselor', label: '' }, now);
}

/** What starts ringing, and at L4 keeps writing, until a person is there. */
export function ringing(
  { id, personId, counselorId }: CaseFacts,
  level: Level,
  now: Date,
): Planned[] {
  const left = counselorId === undefined ? {} : { leftBy: counselorId };
  const ring: Planned = {
    effect: { kind: 'ring.v1', caseId: id, round: 0, ...left },
    isUrgent: true,
  };
  if (level !== 'L4' || personId === undefined) return [ring];
  const dueAt = new Date(now.getTime() + keepTalkingDelayMs(0));
  const since = now.toISOString();
  const effect = { kind: 'keep-talking.v1', caseId: id, personId, round: 0, since } as const;
  return [ring, { effect, dueAt, isUrgent: true }];
}
