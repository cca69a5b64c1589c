// From one counselor to another while the talk goes on. The case stays with whoever has it until
// the other takes it over, so that it is never between two chairs; a lead joins where all can see.

import { mayTakeCases } from '../../admin/staff.ts';
import {
  type CaseFacts,
  inTalk,
  type NotMine,
  type Refused,
  type Step,
  type Worker,
  watching,
} from '../case-step.ts';
import type { KeptOff } from '../line/may-take.ts';

type Colleague = { readonly id: string; readonly off: KeptOff | undefined };

/** @param to absent: no such colleague, or an account that is off. */
export function offering(
  facts: CaseFacts,
  staff: Worker,
  to: Colleague | undefined,
): Step | Refused<NotMine | KeptOff | 'nobody-there'> {
  const refused = inTalk(facts, staff);
  if (refused !== undefined) return refused;
  if (to === undefined || to.id === staff.id) return { kind: 'nobody-there' };
  // Handed over by a person who knows why: only what is never right stops it.
  if (to.off === 'own-unit' || to.off === 'full') return { kind: to.off };
  const told = { kind: 'tell-offer.v1', caseId: facts.id, toId: to.id } as const;
  return {
    kind: 'may',
    change: { kind: 'case-offered', to: to.id },
    effects: [{ effect: told, isUrgent: true }],
  };
}

export function takingOver(
  facts: CaseFacts,
  staff: Worker,
  now: Date,
): Step | Refused<'not-offered' | 'closed'> {
  if (facts.state === 'closed') return { kind: 'closed' };
  if (!isOfferedTo(facts, staff)) return { kind: 'not-offered' };
  return {
    kind: 'may',
    change: { kind: 'case-taken-over', from: facts.counselorId ?? 'none' },
    says: [{ key: 'talk-taken-over', params: { counselor: staff.label } }],
    effects: watching(facts, now),
  };
}

/** By either of the two: then it stays where it was. */
export function droppingOffer(
  facts: CaseFacts,
  staff: Worker,
): Step | Refused<'not-offered' | 'closed'> {
  if (facts.state === 'closed') return { kind: 'closed' };
  const isOwn = facts.counselorId === staff.id && facts.offeredTo !== undefined;
  if (!isOwn && !isOfferedTo(facts, staff)) return { kind: 'not-offered' };
  return { kind: 'may', change: { kind: 'offer-dropped' } };
}

function isOfferedTo({ state, offeredTo }: CaseFacts, { id, role }: Worker): boolean {
  return state === 'claimed' && offeredTo === id && mayTakeCases(role);
}

/** A lead may sit in, and the officer hears so before they write a word. */
export function joining(
  facts: CaseFacts,
  staff: Worker,
): Step | Refused<NotMine | 'yours-already' | 'not-allowed' | 'joined-already'> {
  if (staff.role !== 'lead') return { kind: 'not-allowed' };
  if (facts.state === 'closed') return { kind: 'closed' };
  if (facts.state !== 'claimed') return { kind: 'not-yours' };
  if (facts.counselorId === staff.id) return { kind: 'yours-already' };
  if (facts.joinedId !== undefined) return { kind: 'joined-already' };
  return {
    kind: 'may',
    change: { kind: 'lead-joined' },
    says: [{ key: 'talk-lead-joined', params: { counselor: staff.label } }],
  };
}

export function leaving(facts: CaseFacts, staff: Worker): Step | Refused<NotMine> {
  if (facts.state === 'closed') return { kind: 'closed' };
  if (facts.joinedId !== staff.id) return { kind: 'not-yours' };
  return {
    kind: 'may',
    change: { kind: 'lead-left' },
    says: [{ key: 'talk-lead-left', params: { counselor: staff.label } }],
  };
}
