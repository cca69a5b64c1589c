// A note must not stay open in a place that its writer has left.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';

/** All that are out, with nothing said: the line about the move says it. */
export function takeNotesBack({ sentFlags }: Snapshot): Decision {
  return decide({
    changes: sentFlags.map(({ id }) => ({ kind: 'flag-taken-back', flagId: id }) as const),
    effects: sentFlags.map(({ id }) => ({ effect: { kind: 'withdraw-flag.v1', flagId: id } })),
  });
}
