// What follows an alarming message: help in the same turn, a direct question, a case, a ring.
// Help is offered to everyone, whatever they consented to. Nothing here lowers L3 or L4.

import { both, type Change, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Planned, Say } from '../core/effect.ts';
import { lettersOf, tailOf } from '../core/letters.ts';
import { aboutLine } from '../listening/about.ts';
import { actOf, alarmRaised } from '../listening/alarms/alarm.ts';
import type { Assessment } from '../listening/assessment.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { DIRECT_BUTTONS, MEANS_BUTTONS, riskMoved } from './asking.ts';
import { ASKING_MS, CLOCKS, keepTalkingDelayMs } from './clocks.ts';
import { tellOfCover } from './cover.ts';
import { isKept } from './queue.ts';

export type Alarming = {
  readonly assessment: Assessment;
  readonly messageId: string;
  readonly words: string;
  /** The card went out already, from memory. */
  readonly isCardShown: boolean;
};

/** A message rated L2 or above. */
export function alarm(now: Snapshot, alarming: Alarming): Decision {
  const { assessment, messageId, words, isCardShown } = alarming;
  const { level } = assessment;
  const opened = openOrRaise(now, level);
  return both(
    opened.decision,
    decide({
      changes: [
        { kind: 'message-kept', messageId, words, caseId: opened.caseId, keepUntil: undefined },
        { kind: 'message-rated', messageId, by: 'program', assessment },
        ...recorded(now, assessment, opened, messageId),
      ],
      says: [
        ...(isCardShown ? [] : cards(now, assessment)),
        ...answers(now, words),
        ...tellOfAlarming(now, alarming),
      ],
      effects: isWithCounselor(now) ? [showDesk(opened.caseId, messageId)] : [],
    }),
    isWithCounselor(now) ? decide({}) : askOrRing(now, assessment, opened.caseId),
  );
}

/** To a person who is there, words are covered however they sound. */
function tellOfAlarming(now: Snapshot, { assessment, messageId, words }: Alarming): Say[] {
  if (!isWithCounselor(now) || assessment.level === 'L4') return [];
  return tellOfCover(now, messageId, words);
}

/** Help goes first; then what they asked about us, before we ask. */
function answers(now: Snapshot, words: string): Say[] {
  const key = aboutLine(words, now);
  return key === undefined || isWithCounselor(now) ? [] : [{ key }];
}

/**
 * For the ledger: only what made the program act. A message to a counselor who is there already, or
 * one more while a case waits, did not.
 */
export function recorded(
  now: Snapshot,
  { level, labels, reasons }: Pick<Assessment, 'level' | 'labels' | 'reasons'>,
  { caseId, decision }: Opened,
  messageId: string,
): Change[] {
  const hasActed = decision.changes.length > 0 || decision.effects.length > 0;
  if (isWithCounselor(now) || !hasActed) return [];
  const act = actOf({ level, labels });
  return [alarmRaised(now, { act, level, reasons, caseId, messageId })];
}

type Opened = { readonly caseId: string; readonly decision: Decision };

/** The person's one open case at this level at least, opened or raised where it must be. */
export function openOrRaise(now: Snapshot, level: Level, isConfirmed = false): Opened {
  const open = now.openCase;
  const isRinging = isAtLeast(level, 'L3');
  if (open === undefined) {
    const caseId = now.newId();
    const waits = isRinging || isConfirmed;
    const state = waits ? 'waiting' : 'asking';
    return {
      caseId,
      decision: decide({
        changes: [{ kind: 'case-opened', caseId, code: codeOf(caseId), level, state }],
        effects: waits ? ringing(now, caseId, level) : [],
      }),
    };
  }
  const isHigher = isAtLeast(level, open.level) && level !== open.level;
  const raised = isHigher ? [{ kind: 'case-raised', caseId: open.id, level } as const] : [];
  // Confirmed or repeated: it enters the queue (decision 11).
  const queued = open.state === 'asking' ? [{ kind: 'case-queued', caseId: open.id } as const] : [];
  // A place that was kept for later does not wait for its hour any more.
  const rings = queued.length > 0 || (isHigher && (isRinging || isKept(open, now.now)));
  return {
    caseId: open.id,
    decision: decide({
      changes: [...raised, ...queued],
      effects: rings ? ringing(now, open.id, isHigher ? level : open.level) : [],
    }),
  };
}

function ringing(now: Snapshot, caseId: string, level: Level): Planned[] {
  const ring: Planned = { effect: { kind: 'ring.v1', caseId, round: 0 }, isUrgent: true };
  if (level !== 'L4') return [ring];
  const personId = now.person.id;
  return [
    ring,
    {
      effect: { kind: 'keep-talking.v1', caseId, personId, round: 0, since: now.now.toISOString() },
      dueAt: new Date(now.now.getTime() + keepTalkingDelayMs(0)),
      isUrgent: true,
    },
  ];
}

export function cards(now: Snapshot, { level, labels }: Assessment): Say[] {
  const numbers = { region: now.person.region, level };
  if (labels.includes('danger-to-others'))
    return now.hasDesk
      ? [{ key: 'heard-danger' }, { key: 'help', numbers }]
      : [{ key: 'heard-danger-no-desk', numbers }];
  const isKnown = isAtLeast(now.openCase?.level ?? 'L0', level);
  if (level === 'L2' && labels.includes('third-party-concern') && !labels.includes('crisis'))
    return isKnown ? [{ key: 'crisis-card-again', numbers }] : concern(now, numbers);
  if (level === 'L4') return [{ key: 'crisis-card-now', numbers }];
  // One line and one number beside a person, or a card, that is there; the whole card once it gets worse.
  if (!isKnown) return [{ key: 'crisis-card', numbers }];
  if (isWithCounselor(now)) return [{ key: 'crisis-card-beside', numbers }];
  return [{ key: isCardNear(now) ? 'crisis-card-again' : 'crisis-card', numbers }];
}

function concern(now: Snapshot, numbers: NonNullable<Say['numbers']>): Say[] {
  return [
    { key: now.hasDesk ? 'heard-concern' : 'heard-concern-no-desk', buttons: talkButton(now) },
    { key: 'help', numbers },
  ];
}

function isCardNear({ recent }: Snapshot): boolean {
  return recent.slice(-3).some((said) => said.startsWith('crisis-card.'));
}

export function askOrRing(now: Snapshot, { level, labels }: Assessment, caseId: string): Decision {
  if (isAtLeast(level, 'L3')) return decide({ says: ringingSays(now, level) });
  const personId = now.person.id;
  const unanswered: Planned = {
    effect: { kind: 'queue-unanswered.v1', caseId, personId },
    dueAt: new Date(now.now.getTime() + ASKING_MS),
  };
  const isOwn = labels.includes('crisis') || !labels.includes('third-party-concern');
  if (!isOwn) return decide({ effects: [unanswered] });
  const step = now.openCase && now.dialogue.risk?.step;
  // Said again: that answers the direct question, and no question is put twice.
  if (step === 'asked-directly')
    return decide({
      changes: [riskMoved(now, level, 'asked-means')],
      says: [{ key: 'ask-means', buttons: MEANS_BUTTONS }],
    });
  if (step !== undefined)
    return decide({ says: [{ key: now.hasDesk ? 'heard-waiting' : 'heard-strain-no-desk' }] });
  return decide({
    changes: [riskMoved(now, level, 'asked-directly')],
    says: [{ key: 'ask-direct', buttons: DIRECT_BUTTONS }],
    effects: [unanswered],
  });
}

/** Said only where somebody really is being called. */
export function ringingSays(now: Snapshot, level: Level): Say[] {
  if (!now.hasDesk) return [];
  return [{ key: 'ringing', params: { minutes: CLOCKS[level].liveMin } }];
}

export function isWithCounselor(now: Snapshot): boolean {
  return now.openCase?.state === 'claimed';
}

export function talkButton(now: Snapshot): Button[] {
  return now.hasDesk ? [{ id: 'talk', label: 'talk' }] : [{ id: 'help', label: 'help-lines' }];
}

export function showDesk(caseId: string, messageId: string): Planned {
  return { effect: { kind: 'show-desk.v1', caseId, messageId }, isUrgent: true };
}

/** Six letters that staff can say aloud, from the random tail of the case's id. */
function codeOf(caseId: string): string {
  return lettersOf(tailOf(caseId), 6);
}
