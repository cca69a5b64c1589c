// Who may say of a case that its officer has died, confirm it, or take it back. Two different
// people, both on the case or leading: one alone could silence a line.

import type { Worker } from './case-step.ts';

export const DEATH_HOWS = ['family', 'unit', 'official'] as const;
export type DeathHow = (typeof DEATH_HOWS)[number];

export function isDeathHow(text: string): text is DeathHow {
  return DEATH_HOWS.some((how) => how === text);
}

export type DeathFacts = {
  /** Absent once the person has erased their data. */
  readonly personId: string | undefined;
  readonly counselorId: string | undefined;
  readonly death: { readonly saidBy: string; readonly confirmedBy: string | undefined } | undefined;
};

export type DeathDeed = 'say' | 'confirm' | 'take-back';
export type DeathRefusal = 'not-yours' | 'person-gone' | 'already' | 'same-person' | 'not-said';

/** Why not; absent: they may. */
export function deathRefusal(
  deed: DeathDeed,
  { personId, counselorId, death }: DeathFacts,
  staff: Pick<Worker, 'id' | 'role'>,
): DeathRefusal | undefined {
  const isOnIt = staff.role === 'lead' || (staff.role === 'counselor' && counselorId === staff.id);
  if (!isOnIt) return 'not-yours';
  if (personId === undefined) return 'person-gone';
  switch (deed) {
    case 'say':
      return death === undefined ? undefined : 'already';
    case 'confirm':
      if (death === undefined) return 'not-said';
      if (death.confirmedBy !== undefined) return 'already';
      return death.saidBy === staff.id ? 'same-person' : undefined;
    case 'take-back':
      if (death === undefined) return 'not-said';
      // What two people confirmed, only a lead undoes: somebody asked to be let in again.
      return death.confirmedBy === undefined || staff.role === 'lead' ? undefined : 'not-yours';
  }
}
