// One check-in: a mood in one tap, then sleep and a line of words if the officer wants.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { watchTrend } from '../listening/trend/follow.ts';
import { mayUse } from '../trust/consent.ts';
import { slip } from '../trust/slips.ts';
import { closed, isOpen, moodButtons, sleepButtons } from './open-check-in.ts';
import { changeButton } from './own-answer.ts';
import { offerAfter } from './scales/due.ts';
import type { Asking } from './silence.ts';
import { LOW_MOOD_MAX, MIDDLING_MOOD, thanks, type Usual } from './thanks.ts';
import { isLight } from './when/rhythm.ts';

type AskKey = Extract<Asking, { readonly kind: 'ask' }>['key'];

export function startCheckIn(now: Snapshot): Decision {
  return askMood(now, undefined, 'check-in-start');
}

/** Asks once for an occasion, or for the officer's own start. Without the consent for scores the slip comes instead. */
export function askMood(
  now: Snapshot,
  slot: string | undefined,
  key: 'check-in-start' | 'trend-ask' | 'trend-again' | 'incident-ask' | AskKey,
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

export function answerMood(
  now: Snapshot,
  { checkInId, mood }: { readonly checkInId: string; readonly mood: number },
  usual?: Usual,
): Decision {
  if (!mayUse('scores', now.consents)) return decide({ says: [slip('scores')] });
  if (!isOpen(now, checkInId)) return closed();
  return decide({
    changes: [{ kind: 'check-in-answered', checkInId, mood }],
    says: [
      afterMood(
        { ...now, checkIn: now.checkIn && { ...now.checkIn, mood } },
        now.checkIn?.mood !== undefined,
        checkInId,
        usual,
      ),
    ],
    effects: watchTrend(now),
  });
}

function afterMood(now: Snapshot, isAgain: boolean, checkInId: string, usual?: Usual): Say {
  if (isAgain) return edited(checkInId);
  const { rhythm = {} } = now.person;
  return isLight(now.now, rhythm)
    ? thanks(now, usual)
    : {
        key: 'check-in-sleep',
        buttons: [...sleepButtons(checkInId), { id: 'skip', label: 'skip' }],
      };
}

function edited(checkInId: string): Say {
  return { key: 'check-in-edited', buttons: [changeButton(checkInId)] };
}

export function answerSleep(now: Snapshot, checkInId: string, sleepHours: number): Decision {
  if (!mayUse('scores', now.consents)) return decide({ says: [slip('scores')] });
  if (!isOpen(now, checkInId)) return closed();
  if (now.checkIn?.sleepHours !== undefined)
    return decide({
      changes: [{ kind: 'check-in-answered', checkInId, sleepHours }],
      says: [edited(checkInId)],
      effects: watchTrend(now),
    });
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
export function thank(now: Snapshot, usual?: Usual): Decision {
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting: undefined } }],
    says: [thanks(now, usual)],
    effects: offerAfter(now, (now.checkIn?.mood ?? MIDDLING_MOOD) <= LOW_MOOD_MAX),
  });
}
