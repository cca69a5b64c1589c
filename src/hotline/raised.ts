// A second opinion that is higher than the rules': help now, as if the rules had said so.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { openOrRaise, recorded, ringingSays } from './alarm.ts';
import { DIRECT_BUTTONS } from './asking.ts';

export function raisedByModel(
  now: Snapshot,
  messageId: string,
  words: string,
  level: Level,
): Decision | undefined {
  const rated = {
    kind: 'message-rated',
    messageId,
    by: 'model',
    assessment: {
      level,
      labels: [],
      stressors: [],
      reasons: [{ layer: 'model', rule: 'assess.v1' }],
    },
  } as const;
  const isNews = isAtLeast(level, 'L2') && !isAtLeast(now.openCase?.level ?? 'L0', level);
  if (!isNews) return decide({ changes: [rated] });
  const opened = openOrRaise(now, level);
  const isRinging = isAtLeast(level, 'L3');
  return both(
    opened.decision,
    decide({
      changes: [
        rated,
        ...recorded(now, rated.assessment, opened, messageId),
        {
          kind: 'message-kept',
          messageId: now.newId(),
          words,
          caseId: opened.caseId,
          keepUntil: undefined,
        },
      ],
      says: [
        {
          key: level === 'L4' ? 'crisis-card-now' : 'crisis-card',
          numbers: { region: now.person.region, level },
        },
        ...(isRinging
          ? ringingSays(now, level)
          : [{ key: 'ask-direct', buttons: DIRECT_BUTTONS } as const]),
      ],
    }),
  );
}
