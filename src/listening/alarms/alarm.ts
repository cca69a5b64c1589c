// The ledger of alarms: each time a rating made the program act, which rules made it, and whether
// that was right. It holds no words, and after an erasure no link to anybody (decision 19).

import type { Change, Snapshot } from '../../core/decision.ts';
import type { Assessment, Reason } from '../assessment.ts';
import { isAtLeast, type Level } from '../level.ts';

/** What it did: a question, a ring, words for a worried colleague, the trend's two, a score's one. */
export const ACTS = [
  'asked',
  'rung',
  'concern',
  'trend-soft',
  'trend-hard',
  'score-offer',
] as const;
export type Act = (typeof ACTS)[number];

export const VERDICTS = ['right', 'wrong', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Only a counselor says "wrong"; an officer's no, and time, say "unsure". */
export type VerdictBy = 'counselor' | 'officer' | 'time';

export function isVerdict(text: string): text is Verdict {
  return VERDICTS.some((verdict) => verdict === text);
}

/** One rule's part in an alarm. */
export type Because = { readonly layer: Reason['layer']; readonly rule: string };

type Raised = {
  readonly act: Act;
  readonly level: Level;
  readonly reasons: readonly Reason[];
  readonly caseId?: string;
  readonly messageId?: string;
};

export function alarmRaised(now: Snapshot, { reasons, ...raised }: Raised): Change {
  const parts = new Map(
    reasons
      .filter(hasActed)
      .map(({ layer, rule = layer }) => [`${layer} ${rule}`, { layer, rule }] as const),
  );
  return { kind: 'alarm-raised', alarmId: now.newId(), because: [...parts.values()], ...raised };
}

/** What was heard at L1 or less stood beside it, and is not to be judged by it. */
function hasActed({ level }: Reason): boolean {
  return level === undefined || isAtLeast(level, 'L2');
}

/** Of words at L2 or above. */
export function actOf({ level, labels }: Pick<Assessment, 'level' | 'labels'>): Act {
  if (isAtLeast(level, 'L3')) return 'rung';
  const isConcern = labels.includes('third-party-concern') && !labels.includes('crisis');
  return isConcern ? 'concern' : 'asked';
}

/** What the officer's own answer says of the alarms that are still open. */
export function alarmsAnswered(
  verdict: 'right' | 'unsure',
  about: { readonly caseId: string } | 'trend',
): Change {
  return { kind: 'alarms-answered', verdict, about };
}
