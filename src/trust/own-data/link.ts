import { type Decision, decide, type Snapshot } from '../../core/decision.ts';

/** The link is made when it is sent, so that none lies in a queue. */
export function linkToOwnData({ person }: Snapshot): Decision {
  return decide({ effects: [{ effect: { kind: 'own-data-link.v1', personId: person.id } }] });
}
