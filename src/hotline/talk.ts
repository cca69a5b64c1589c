// "Talk to a person": asking for one, taking the request back, and how it was.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import { alarmsAnswered } from '../listening/alarms/alarm.ts';
import { isAtLeast } from '../listening/level.ts';
import { takesOffer } from '../listening/trend/shift.ts';
import { openOrRaise } from './alarm.ts';
import type { After } from './case.ts';
import { CLOCKS } from './clocks.ts';

export function askForPerson(now: Snapshot): Decision {
  const { openCase: open } = now;
  const numbers = { region: now.person.region, level: open?.level ?? 'L1' } as const;
  if (!now.hasDesk && (open === undefined || open.state === 'asking'))
    return decide({ says: [{ key: 'talk-no-desk', numbers }] });
  if (open?.state === 'claimed') return decide({ says: [{ key: 'talk-moment' }] });
  if (open?.state === 'waiting')
    return decide({
      says: [{ key: 'talk-waiting-again', buttons: [{ id: 'talk-cancel', label: 'talk-cancel' }] }],
    });
  const minutes = CLOCKS[open?.level ?? 'L1'].acknowledgeMin;
  return both(
    openOrRaise(now, open?.level ?? 'L1', true).decision,
    decide({
      changes: takesOffer(now) ? [alarmsAnswered('right', 'trend')] : [],
      says: [
        {
          key: 'talk-waiting',
          params: { minutes },
          buttons: [{ id: 'talk-cancel', label: 'talk-cancel' }],
        },
      ],
    }),
  );
}

/** An L3 or L4 case stays open, whatever is tapped. */
export function cancelTalk(now: Snapshot): Decision {
  const { openCase: open } = now;
  if (open === undefined || open.state === 'claimed')
    return decide({ says: [{ key: 'stale-choice' }] });
  if (isAtLeast(open.level, 'L3')) return decide({ says: [{ key: 'talk-not-cancelled' }] });
  return decide({
    changes: [{ kind: 'case-ended', caseId: open.id, why: 'cancelled' }],
    says: [{ key: 'talk-cancelled' }],
  });
}

export function rateTalk(after: After, caseId: string): Decision {
  return decide({
    changes: [{ kind: 'case-rated', caseId, after }],
    says: [
      {
        key: `talk-${after}`,
        ...(after === 'worse' && { buttons: [{ id: 'talk', label: 'talk' }] as const }),
      },
    ],
  });
}
