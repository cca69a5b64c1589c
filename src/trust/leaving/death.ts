// An officer has died. Nothing maps a name to an alias (decision 1), so that only whoever had a talk
// with them can know which line is theirs. Two people say so; then nothing is sent any more, nobody
// is let in, and what is kept runs out on its day. Who holds the phone still gets help, and only that.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Intent } from '../../core/intent.ts';
import { isWithCounselor } from '../../hotline/alarm.ts';
import { RETENTION } from '../retention/retention.ts';
import { isOpenToAnyone } from './closed-line.ts';

const DAY_MS = 86_400_000;

export function noteDeath(snapshot: Snapshot): Decision | undefined {
  if (isClosed(snapshot)) return undefined;
  const { now, person } = snapshot;
  const at = new Date(now.getTime() + RETENTION.died.days * DAY_MS);
  return decide({
    changes: [{ kind: 'ending-set', at, why: 'died' }, { kind: 'stopped' }],
    effects: [{ effect: { kind: 'plan-person.v1', personId: person.id } }],
  });
}

/** It was a mistake: the line is theirs again, silent until they say RESUME. */
export function undoDeath({ person }: Snapshot): Decision | undefined {
  if (person.ending?.why !== 'died') return undefined;
  return decide({ changes: [{ kind: 'ending-dropped' }] });
}

export function isClosed({ person }: Snapshot): boolean {
  return person.ending?.why === 'died';
}

/** Absent where the line is open, somebody writes to a counselor who is there, or help is asked for. Alarms have been heard before this. */
export function onClosedLine(now: Snapshot, intent: Intent | undefined): Decision | undefined {
  if (!isClosed(now)) return undefined;
  if (intent === undefined && isWithCounselor(now)) return undefined; // it goes to them
  if (intent !== undefined && isOpenToAnyone(intent)) return undefined;
  const numbers = { region: now.person.region, level: 'L2' } as const;
  return decide({
    says: [{ key: 'line-closed', numbers, buttons: [{ id: 'talk', label: 'talk' }] }],
  });
}
