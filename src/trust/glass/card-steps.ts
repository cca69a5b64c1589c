// The questions of the sealed card, one after another: each part sealed as it comes, each may be
// skipped. Words that tell something are never taken for a part: they are answered as words.

import { both, type Decision, decide, NOTHING, type Snapshot } from '../../core/decision.ts';
import type { CardStep } from '../../core/dialogue.ts';
import type { Button, Say } from '../../core/effect.ts';
import type { ChannelName } from '../../core/message.ts';
import type { Assessment } from '../../listening/assessment.ts';
import { plainIn } from '../../listening/plain.ts';
import { CARD_FIELDS, type CardField, fieldAfter, partIn } from './card-fields.ts';

/** A step is left when nothing came for so long: what is written then is something else. */
const STEP_MS = 15 * 60_000;

/** @param isAgain a card lies there already: what is skipped now is taken off it. */
export function startCard(now: Snapshot, channel: ChannelName, isAgain = false): Decision {
  const caution: Say[] =
    channel === 'slack' || channel === 'telegram' ? [{ key: `sealed-on-${channel}` }] : [];
  return both(decide({ says: caution }), ask(now, { field: 'name', left: [], isAgain }));
}

/** Absent when these words are no answer to the question that is open. */
export function answerCard(
  now: Snapshot,
  words: string,
  { level, labels }: Assessment,
): Decision | undefined {
  const step = stepOf(now);
  if (step !== undefined && now.openCase === undefined && plainIn(words) === 'enough')
    return skipField(now); // “I'd rather not say” is no name
  const isTelling = level !== 'L0' || labels.includes('distress') || now.openCase !== undefined;
  if (step === undefined || isTelling) return undefined;
  const part = partIn(step.field, words);
  if (part === undefined) {
    const isPhone = step.field.endsWith('phone');
    return isPhone
      ? decide({ says: [{ key: 'sealed-not-phone', buttons: STEP_TAPS }] })
      : undefined;
  }
  const left = [...step.left, step.field];
  return both(
    decide({ changes: [{ kind: 'card-field-sealed', field: step.field, words: part }] }),
    goOn(now, fieldAfter(step.field, false), { ...step, left }),
  );
}

export function skipField(now: Snapshot): Decision {
  const step = stepOf(now);
  if (step === undefined) return decide({ says: [{ key: 'stale-choice' }] });
  const next = fieldAfter(step.field, true);
  const from = CARD_FIELDS.indexOf(step.field);
  const skipped = CARD_FIELDS.slice(from, next === undefined ? undefined : from + 1);
  return both(
    decide({
      changes: step.isAgain
        ? skipped.map((field) => ({ kind: 'card-field-dropped', field }) as const)
        : [],
    }),
    goOn(now, next, step),
  );
}

export function stopCard(now: Snapshot): Decision {
  const step = stepOf(now);
  if (step === undefined) return decide({ says: [{ key: 'stale-choice' }] });
  return goOn(now, undefined, step);
}

/** Whoever turns to something else is not answering the card any more. */
export function leaveCard({ dialogue: { waiting } }: Snapshot): Decision {
  return waiting?.kind === 'sealed-card' ? decide({ changes: [stepMoved(undefined)] }) : NOTHING;
}

type Place = Pick<CardStep, 'field' | 'left' | 'isAgain'>;

function goOn(now: Snapshot, field: CardField | undefined, step: Omit<Place, 'field'>): Decision {
  if (field !== undefined) return ask(now, { ...step, field });
  const says: Say = step.left.length === 0 ? { key: 'sealed-nothing' } : SUMMARY;
  return decide({ changes: [stepMoved(undefined)], says: [says] });
}

function ask(now: Snapshot, { field, left, isAgain }: Place): Decision {
  const until = new Date(now.now.getTime() + STEP_MS).toISOString();
  return decide({
    changes: [stepMoved({ kind: 'sealed-card', field, left, isAgain, until })],
    says: [{ key: `sealed-ask-${field}`, buttons: STEP_TAPS }],
  });
}

function stepOf({ dialogue: { waiting }, now }: Snapshot): CardStep | undefined {
  if (waiting?.kind !== 'sealed-card') return undefined;
  return Date.parse(waiting.until) > now.getTime() ? waiting : undefined;
}

export function stepMoved(waiting: CardStep | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}

const STEP_TAPS: readonly Button[] = [
  { id: 'card-skip', label: 'card-skip' },
  { id: 'card-stop', label: 'card-stop' },
];

const SUMMARY: Say = {
  key: 'sealed-summary',
  hasCard: true,
  buttons: [
    { id: 'card-right', label: 'card-right' },
    { id: 'card-again', label: 'card-again' },
    { id: 'card-delete', label: 'card-delete' },
  ],
};
