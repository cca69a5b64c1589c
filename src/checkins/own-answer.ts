// An answer belongs to who gave it: it is changed while its check-in is open, and taken back at any
// time. What it led to meanwhile, help above all, stays.

import { type CheckIn, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import type { Heard } from '../core/heard.ts';
import type { ChannelName } from '../core/message.ts';
import { mayUse } from '../trust/consent.ts';
import { linkToOwnData } from '../trust/own-data/link.ts';
import { slip } from '../trust/slips.ts';
import { closed, isOpen, moodButtons, sleepButtons } from './open-check-in.ts';

export type OwnAnswer =
  /** Without an id: the newest answer. */
  | { readonly kind: 'answer-edit' | 'answer-drop'; readonly checkInId: string | undefined }
  /** Their days as a picture: here, or on a page of their own that no platform sees. */
  | { readonly kind: 'chart'; readonly to?: 'here' | 'link' };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const WORDS: readonly (readonly [RegExp, OwnAnswer])[] = [
  [
    /^((change|edit|correct) (my )?(last )?answer|改(一下)?(我的)?(回答|答案))[.。]?$/iu,
    { kind: 'answer-edit', checkInId: undefined },
  ],
  [
    /^((withdraw|take back|delete) (my )?(last )?answer|(撤回|收回|删掉)(我的)?(回答|答案))[.。]?$/iu,
    { kind: 'answer-drop', checkInId: undefined },
  ],
  [/^(my (trend|chart)|我的(走势|曲线)图?)[.。]?$/iu, { kind: 'chart' }],
];

export function ownAnswerIn(words: string): OwnAnswer | undefined {
  return WORDS.find(([pattern]) => pattern.test(words.trim()))?.[1];
}

export function ownAnswerTap(id: string): OwnAnswer | undefined {
  const [kind, checkInId = ''] = id.split(':');
  if (id === 'chart') return { kind: id };
  if (id === 'chart:here') return { kind: 'chart', to: 'here' };
  if (id === 'chart:link') return { kind: 'chart', to: 'link' };
  if (kind !== 'answer-edit' && kind !== 'answer-drop') return undefined;
  return ID.test(checkInId) ? { kind, checkInId } : undefined;
}

export function changeButton(checkInId: string): Button {
  return { id: `answer-edit:${checkInId}`, label: 'answer-edit' };
}

export const CHART_BUTTON: Button = { id: 'chart', label: 'chart' };

/** @param found the check-in that is meant, if it is theirs and was answered */
export function onOwnAnswer(
  now: Snapshot,
  wanted: OwnAnswer,
  { checkIn: found, channel }: Pick<Heard, 'checkIn' | 'channel'>,
): Decision {
  if (!mayUse('scores', now.consents)) return decide({ says: [slip('scores')] });
  switch (wanted.kind) {
    case 'chart':
      return ownDays(now, wanted.to ?? channel);
    case 'answer-edit':
      return found === undefined ? noAnswer() : edit(now, found);
    case 'answer-drop':
      return found === undefined ? noAnswer() : drop(now, found);
  }
}

function ownDays(now: Snapshot, to: ChannelName | 'here' | 'link'): Decision {
  const { id: personId } = now.person;
  switch (to) {
    case 'here':
    case 'telegram':
      return decide({ effects: [{ effect: { kind: 'own-picture.v1', personId } }] });
    case 'slack': // whose files an employer can export: asked first
      return decide({
        says: [
          {
            key: 'picture-where',
            buttons: [
              { id: 'chart:here', label: 'chart-here' },
              { id: 'chart:link', label: 'chart-link' },
            ],
          },
        ],
      });
    case 'link':
    case 'web':
    case 'terminal':
      return linkToOwnData(now);
  }
}

function noAnswer(): Decision {
  return decide({
    says: [{ key: 'answer-none', buttons: [{ id: 'check-in', label: 'checkin' }] }],
  });
}

function edit(now: Snapshot, { id }: CheckIn): Decision {
  const dropButton: Button = { id: `answer-drop:${id}`, label: 'answer-drop' };
  if (!isOpen(now, id)) return closed([dropButton]);
  return decide({
    says: [{ key: 'answer-edit', buttons: [...moodButtons(id), ...sleepButtons(id), dropButton] }],
  });
}

function drop({ dialogue: { waiting }, consents }: Snapshot, { id }: CheckIn): Decision {
  const isItsNote = waiting?.kind === 'check-in-note' && waiting.checkInId === id;
  return decide({
    changes: [
      { kind: 'check-in-withdrawn', checkInId: id },
      ...(isItsNote ? [{ kind: 'dialogue-moved', set: { waiting: undefined } } as const] : []),
    ],
    says: [
      { key: 'answer-dropped' },
      // Words and scores are two yeses: what becomes of a line typed with it is said, not guessed.
      ...(mayUse('words', consents) ? [{ key: 'answer-note-stays' } as const] : []),
    ],
  });
}
