// What is said back to words that raise no alarm. Short, two-way, never a diagnosis.

import {
  both,
  type Change,
  type Decision,
  decide,
  NOTHING,
  type Snapshot,
} from '../core/decision.ts';
import type { Say } from '../core/effect.ts';
import { talkButton } from '../hotline/alarm.ts';
import { mayUse } from '../trust/consent.ts';
import { askOnce } from '../trust/slips.ts';
import { aboutIn } from './about.ts';
import { answerLater, isForDraft } from './answering.ts';
import type { Assessment } from './assessment.ts';
import { isAtLeast } from './level.ts';

/** Words kept only until a model has been asked, where the officer did not say "keep them". */
const KEEP_FOR_MODEL_MS = 3_600_000;

export type Written = {
  readonly assessment: Assessment;
  readonly messageId: string;
  readonly words: string;
  readonly hasModel: boolean;
  readonly mayDraft: boolean;
};

export function reply(now: Snapshot, written: Written): Decision {
  const { messageId } = written;
  const say = line(now, written);
  const slip = firstSlip(now, written);
  // A slip comes after the reply, so that one waits for no draft.
  const isLater = slip === NOTHING && isForDraft(now, written, say);
  return both(
    decide({
      changes: kept(now, written),
      says: isLater ? [] : [say],
      effects: asksModel(now, written)
        ? [{ effect: { kind: 'assess.v1', personId: now.person.id, messageId } }]
        : [],
    }),
    isLater ? answerLater(now, messageId, say) : slip,
  );
}

/** What is stored of words, and why: a waiting case, the officer's yes, or a model to be asked. */
export function kept(now: Snapshot, written: Written): Change[] {
  const { messageId, words, assessment } = written;
  const caseId = now.openCase?.id;
  const mayKeep = mayUse('words', now.consents);
  if (caseId === undefined && !mayKeep && !asksModel(now, written)) return [];
  const isPassing = caseId === undefined && !mayKeep;
  return [
    {
      kind: 'message-kept',
      messageId,
      words,
      caseId,
      keepUntil: isPassing ? new Date(now.now.getTime() + KEEP_FOR_MODEL_MS) : undefined,
    },
    { kind: 'message-rated', messageId, by: 'program', assessment },
  ];
}

function asksModel(now: Snapshot, { hasModel }: Written): boolean {
  return hasModel && mayUse('model', now.consents);
}

function line(now: Snapshot, { words, assessment: { level, labels } }: Written): Say {
  const about = aboutIn(words);
  if (about !== undefined) return { key: `about-${about}`, buttons: talkButton(now) };
  if (isAtRisk(now)) return atRisk(now);
  if (labels.includes('misconduct')) return { key: 'heard-misconduct' };
  if (labels.includes('third-party-work') && level === 'L0') return { key: 'heard-duty' };
  if (labels.includes('third-party-concern'))
    return {
      key: now.hasDesk ? 'heard-concern' : 'heard-concern-no-desk',
      buttons: talkButton(now),
    };
  if (level !== 'L0' || labels.includes('distress'))
    return {
      key: now.hasDesk ? 'heard-strain' : 'heard-strain-no-desk',
      buttons: talkButton(now),
    };
  return { key: 'heard-calm' };
}

/** An alarm is open: small talk would be an answer to somebody else. */
function isAtRisk({ openCase }: Snapshot): boolean {
  return openCase !== undefined && isAtLeast(openCase.level, 'L2');
}

function atRisk({ hasDesk, openCase }: Snapshot): Say {
  if (openCase?.level === 'L4') return { key: 'keep-talking' };
  return {
    key: hasDesk && openCase?.state === 'waiting' ? 'heard-waiting' : 'heard-strain-no-desk',
  };
}

/** The slip for words when the first words come; the one for a model when it could have read some. */
function firstSlip(now: Snapshot, { hasModel }: Written): Decision {
  if (isAtRisk(now)) return NOTHING;
  const words = askOnce(now, 'words');
  return words === NOTHING && hasModel ? askOnce(now, 'model') : words;
}
