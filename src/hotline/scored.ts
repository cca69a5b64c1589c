// A questionnaire's answer that weighs as much as words at L2: the card and the direct question, by
// the same road. There are no words to keep.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Assessment, Reason } from '../listening/assessment.ts';
import { askOrRing, cards, isWithCounselor, openOrRaise, recorded } from './alarm.ts';

export function alarmByScore(now: Snapshot, reasons: readonly Reason[]): Decision {
  const assessment: Assessment = { level: 'L2', labels: [], stressors: [], reasons };
  const opened = openOrRaise(now, 'L2');
  const messageId = now.newId();
  return both(
    opened.decision,
    decide({
      changes: [
        { kind: 'message-rated', messageId, by: 'program', assessment },
        ...recorded(now, assessment, opened, messageId),
      ],
      says: cards(now, assessment),
    }),
    isWithCounselor(now) ? decide({}) : askOrRing(now, assessment, opened.caseId),
  );
}
