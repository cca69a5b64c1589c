// A note that was sent: it stands, is taken back, lapses, or comes back because its reader left.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { dayOf } from '../core/moment.ts';

/** The newest that is out, if any, with the tap that takes it back. */
export function standing({ person, sentFlags }: Snapshot): Say[] {
  const out = sentFlags.at(-1);
  if (out === undefined) return [];
  return [
    {
      key: 'flag-standing',
      params: { date: dayOf(out.lapsesAt, person) },
      buttons: [takeBackTap(out.id)],
    },
  ];
}

export function takeBackTap(flagId: string): Button {
  return { id: `flag-take-back:${flagId}`, label: 'flag-take-back' };
}

/** It cannot be unread, but it can no longer be opened; the station's copy is emptied. */
export function takeFlagBack(now: Snapshot, flagId: string): Decision {
  if (!isOut(now, flagId)) return decide({ says: [{ key: 'flag-nothing' }] });
  return decide({
    changes: [{ kind: 'flag-taken-back', flagId }],
    says: [{ key: 'flag-taken-back' }],
    effects: [{ effect: { kind: 'withdraw-flag.v1', flagId } }],
  });
}

/** Said only of a flag that nobody read, and not to someone who said STOP. */
export function lapseFlag(now: Snapshot, flagId: string, isRead: boolean): Decision | undefined {
  if (!isOut(now, flagId)) return undefined;
  const isQuiet = isRead || now.person.stoppedAt !== undefined;
  return decide({
    changes: [{ kind: 'flag-lapsed', flagId }],
    says: isQuiet ? [] : [{ key: 'flag-lapsed' }],
  });
}

/** The one instructor it was for has left: nobody else gets it. */
export function returnFlag(now: Snapshot, flagId: string): Decision | undefined {
  if (!isOut(now, flagId)) return undefined;
  return decide({
    changes: [{ kind: 'flag-returned', flagId }],
    says: [
      {
        key: 'flag-returned',
        buttons: [
          { id: 'flag', label: 'flag-again' },
          { id: 'talk', label: 'talk' },
        ],
      },
    ],
  });
}

function isOut({ sentFlags }: Snapshot, flagId: string): boolean {
  return sentFlags.some(({ id }) => id === flagId);
}
