// One check-in: a mood in one tap, then sleep and a line of words if the officer wants.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { watchTrend } from '../listening/trend/follow.ts';
import { nightsOverButton } from '../listening/trend/shift.ts';
import { mayUse } from '../trust/consent.ts';
import { slip } from '../trust/slips.ts';
import { offerAfter } from './scales/due.ts';
import { SLEEP_CHOICES } from './sleep-choices.ts';
import { isLight } from './when/rhythm.ts';

/** An asked check-in takes answers, and changes of answers, for this long. */
const OPEN_MS = 24 * 3_600_000;
const LOW_MOOD_MAX = 2;
const MIDDLING_MOOD = 3;

export function startCheckIn(now: Snapshot): Decision {
  return askMood(now, undefined, 'check-in-start');
}

/** Asks once for an occasion, or for the officer's own start. Without the consent for scores the slip comes instead. */
export function askMood(
  now: Snapshot,
  slot: string | undefined,
  key: 'check-in-ask' | 'check-in-start' | 'trend-ask' | 'trend-again',
  more: readonly Button[] = [],
): Decision {
  if (!mayUse('scores', now.consents))
    return decide({ says: [{ key: 'check-in-no-consent' }, slip('scores')] });
  const checkInId = now.newId();
  return decide({
    changes: [{ kind: 'check-in-asked', checkInId, slot: slot ?? `self:${checkInId}` }],
    says: [{ key, buttons: [...moodButtons(checkInId), ...more] }],
  });
}

export function answerMood(now: Snapshot, checkInId: string, mood: number): Decision {
  if (!mayUse('scores', now.consents)) return decide({ says: [slip('scores')] });
  if (!isOpen(now, checkInId)) return closed();
  return decide({
    changes: [{ kind: 'check-in-answered', checkInId, mood }],
    says: [afterMood(now, checkInId, mood)],
    effects: watchTrend(now),
  });
}

function afterMood(now: Snapshot, checkInId: string, mood: number): Say {
  if (now.checkIn?.mood !== undefined) return { key: 'check-in-edited' };
  const { rhythm = {} } = now.person;
  return isLight(now.now, rhythm)
    ? thanks({ ...now, checkIn: now.checkIn && { ...now.checkIn, mood } })
    : { key: 'check-in-sleep', buttons: sleepButtons(checkInId) };
}

export function answerSleep(now: Snapshot, checkInId: string, sleepHours: number): Decision {
  if (!mayUse('scores', now.consents)) return decide({ says: [slip('scores')] });
  if (!isOpen(now, checkInId)) return closed();
  return decide({
    changes: [
      { kind: 'check-in-answered', checkInId, sleepHours },
      {
        kind: 'dialogue-moved',
        set: { waiting: { kind: 'check-in-note', checkInId } },
      },
    ],
    says: [{ key: 'check-in-note', buttons: [{ id: 'skip', label: 'skip' }] }],
  });
}

/** After the note or without one. */
export function thank(now: Snapshot): Decision {
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting: undefined } }],
    says: [thanks(now)],
    effects: offerAfter(now, (now.checkIn?.mood ?? MIDDLING_MOOD) <= LOW_MOOD_MAX),
  });
}

export function thanks(now: Snapshot): Say {
  const mood = now.checkIn?.mood ?? MIDDLING_MOOD;
  const nights = nightsOverButton(now);
  const more = nights.length > 0 && { buttons: nights };
  if (mood > MIDDLING_MOOD) return { key: 'check-in-thanks-good', ...more };
  if (mood > LOW_MOOD_MAX) return { key: 'check-in-thanks-middling', ...more };
  return {
    key: 'check-in-thanks-low',
    buttons: [{ id: 'talk', label: 'talk' }, { id: 'help', label: 'help-lines' }, ...nights],
  };
}

function isOpen({ checkIn, now }: Snapshot, checkInId: string): boolean {
  return checkIn?.id === checkInId && now.getTime() - checkIn.askedAt.getTime() < OPEN_MS;
}

function closed(): Decision {
  return decide({
    says: [{ key: 'check-in-closed', buttons: [{ id: 'check-in', label: 'checkin' }] }],
  });
}

function moodButtons(checkInId: string): Button[] {
  return ([1, 2, 3, 4, 5] as const).map((mood) => ({
    id: `mood:${mood}:${checkInId}`,
    label: `mood-${mood}`,
  }));
}

function sleepButtons(checkInId: string): Button[] {
  return [
    ...SLEEP_CHOICES.map(({ hours, label }) => ({ id: `sleep:${hours}:${checkInId}`, label })),
    { id: 'skip', label: 'skip' },
  ];
}
