// One reply to one message: what a model worded, if it passed the checker and nothing has happened
// since that a written line of ours answers better; else that line.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { EffectOf, Say } from '../core/effect.ts';
import { mayUse } from '../trust/consent.ts';
import type { Assessment } from './assessment.ts';
import { isAtLeast } from './level.ts';

/** A draft is read by its officer within seconds; it is kept for as long as sending may take. */
const KEEP_DRAFT_MS = 3_600_000;

/** Lines that a draft may stand in for. Help, warnings and facts about us stay word for word. */
const REPLACED: readonly Say['key'][] = [
  'heard-calm',
  'heard-strain',
  'heard-strain-no-desk',
  'heard-duty',
];

type Asked = { readonly assessment: Assessment; readonly mayDraft: boolean };

/** Only small talk and strain, with nothing about risk said or open, and only with a yes. */
export function isForDraft(now: Snapshot, { assessment, mayDraft }: Asked, say: Say): boolean {
  return (
    mayDraft &&
    mayUse('model', now.consents) &&
    (REPLACED.includes(say.key) || say.key.startsWith('theme-')) &&
    !isAtLeast(assessment.level, 'L2') &&
    now.openCase === undefined &&
    now.dialogue.risk === undefined &&
    now.person.stoppedAt === undefined
  );
}

/** Asks for a draft; `say` is what is said in its place. */
export function answerLater(now: Snapshot, messageId: string, say: Say): Decision {
  const replying = [...(now.dialogue.replying ?? []), messageId];
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { replying } }],
    effects: [
      { effect: { kind: 'reply.v1', personId: now.person.id, messageId, say }, isUrgent: true },
    ],
  });
}

export type Draft =
  | { readonly kind: 'fit'; readonly text: string }
  | { readonly kind: 'none'; readonly why: string };

export function answered(
  now: Snapshot,
  { messageId, say }: EffectOf<'reply.v1'>,
  draft: Draft,
): Decision | undefined {
  const { replying = [], risk } = now.dialogue;
  if (!replying.includes(messageId)) return undefined; // it has had its reply
  const rest = replying.filter((id) => id !== messageId);
  const settled = decide({
    changes: [{ kind: 'dialogue-moved', set: { replying: rest.length === 0 ? undefined : rest } }],
  });
  // An alarm, a counselor, a STOP or a death came in between: there is nothing more to say.
  const isOver = now.person.ending?.why === 'died';
  const isOvertaken = isOver || now.openCase !== undefined || risk !== undefined;
  if (isOvertaken || now.person.stoppedAt !== undefined)
    return both(settled, decide({ changes: [chosen(messageId, 'nothing', 'overtaken')] }));
  if (draft.kind === 'none' || !mayUse('model', now.consents)) {
    const why = draft.kind === 'none' ? draft.why : 'withdrawn';
    const changes = [chosen(messageId, 'template', why)];
    return both(settled, decide({ changes, says: [say] }));
  }
  const draftId = now.newId();
  return both(
    settled,
    decide({
      changes: [
        {
          kind: 'message-kept',
          messageId: draftId,
          words: draft.text,
          author: 'program',
          caseId: undefined,
          keepUntil: new Date(now.now.getTime() + KEEP_DRAFT_MS),
        },
        chosen(messageId, 'draft', 'fit'),
      ],
      says: [{ ...say, draftId }],
    }),
  );
}

function chosen(messageId: string, by: 'draft' | 'template' | 'nothing', why: string) {
  return { kind: 'reply-chosen', messageId, by, why, prompt: 'reply.v1' } as const;
}
