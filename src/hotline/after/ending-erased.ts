// An officer who erases their data ends their case by their own hand, whatever its level. Whoever has
// it, or is asked for it at L3 and L4, hears that it is over, and nothing else: a code and a level.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import { isHard } from '../care/load.ts';

export function endErased({ openCase }: Snapshot): Decision {
  if (openCase === undefined) return decide({});
  const { id: caseId, level, state } = openCase;
  const isHeld = state === 'claimed';
  const told = { kind: 'tell-after.v1', caseId, what: 'erased' } as const;
  const debrief = { kind: 'tell-after.v1', caseId, what: 'debrief' } as const;
  return decide({
    changes: [{ kind: 'case-ended', caseId, why: 'erased' }],
    effects: [
      ...(isHeld || isHard(level) ? [{ effect: told, isUrgent: true }] : []),
      ...(isHeld && isHard(level) ? [{ effect: debrief }] : []),
    ],
  });
}
