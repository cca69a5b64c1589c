// An officer who erases their data ends their case by their own hand, whatever its level. Whoever has
// it, or is asked for it at L3 and L4, hears that it is over, and nothing else: a code and a level.
// Whoever was to follow up an earlier talk hears that this is over too.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import { isHard } from '../care/load.ts';

/** @param followed their ended talks that a counselor has still to follow up */
export function endErased({ openCase }: Snapshot, followed: readonly string[]): Decision {
  const ends = followed.map(
    (caseId) => ({ effect: { kind: 'tell-after.v1', caseId, what: 'erased' } }) as const,
  );
  if (openCase === undefined) return decide({ effects: ends });
  const { id: caseId, level, state } = openCase;
  const isHeld = state === 'claimed';
  const told = { kind: 'tell-after.v1', caseId, what: 'erased' } as const;
  const debrief = { kind: 'tell-after.v1', caseId, what: 'debrief' } as const;
  return decide({
    changes: [{ kind: 'case-ended', caseId, why: 'erased' }],
    effects: [
      ...ends,
      ...(isHeld || isHard(level) ? [{ effect: told, isUrgent: true }] : []),
      ...(isHeld && isHard(level) ? [{ effect: debrief }] : []),
    ],
  });
}
