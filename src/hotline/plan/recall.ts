import { type Decision, decide, type Snapshot } from '../../core/decision.ts';

/** Unsealed only when it is sent, so that no copy lies in a queue. */
export function recallPlan({ person }: Snapshot): Decision {
  return decide({ effects: [{ effect: { kind: 'show-plan.v1', personId: person.id } }] });
}
