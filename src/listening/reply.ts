// What comes of words that raise no alarm: what is kept, the answer, a slip, a model to be asked.

import {
  both,
  type Change,
  type Decision,
  decide,
  NOTHING,
  type Snapshot,
} from '../core/decision.ts';
import type { Say } from '../core/effect.ts';
import { openButtons } from '../hotline/asking.ts';
import { mayUse } from '../trust/consent.ts';
import { askOnce } from '../trust/slips.ts';
import { answerTo, isAsking, isAtRisk } from './answer-to.ts';
import { answerLater, isForDraft } from './answering.ts';
import type { Assessment } from './assessment.ts';

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
  const say = answerTo(now, written.words, written.assessment);
  const slip = firstSlip(now, written);
  // A slip comes after the reply, so that one waits for no draft.
  const isLater = slip === NOTHING && isForDraft(now, written, say);
  return both(
    decide({
      changes: kept(now, written),
      says: isLater ? [] : [say, ...stillAsked(now, say)],
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

/** A question of the ladder is put once, and not brought up after each word either. */
function stillAsked(now: Snapshot, { buttons = [] }: Say): Say[] {
  if (!isAsking(now) || buttons.length > 0) return [];
  return [{ key: 'still-asked', buttons: openButtons(now) }];
}

/** The slip for words when the first words come; the one for a model when it could have read some. */
function firstSlip(now: Snapshot, { hasModel }: Written): Decision {
  if (isAtRisk(now)) return NOTHING;
  const words = askOnce(now, 'words');
  return words === NOTHING && hasModel ? askOnce(now, 'model') : words;
}
