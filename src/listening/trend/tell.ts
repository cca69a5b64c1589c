// What the officer hears of a slide, if it still is so when its time comes: not after STOP, not in
// quiet hours, not on top of a talk, and nothing twice.

import { askMood } from '../../checkins/answer.ts';
import { afterQuiet, isQuiet } from '../../checkins/quiet.ts';
import { both, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { TrendStep } from '../../core/dialogue.ts';
import type { EffectOf } from '../../core/effect.ts';
import { isHushed } from '../../core/person.ts';
import { talkButton } from '../../hotline/alarm.ts';
import { mayUse } from '../../trust/consent.ts';
import { DAY_MS } from './follow.ts';
import { TREND } from './policy.ts';
import { nightsButton } from './shift.ts';

/** A check-in that was just asked is one already. */
const APART_MS = 30 * 60_000;

export function tellTrend(now: Snapshot, effect: EffectOf<'tell-trend.v1'>): Decision | undefined {
  const { step, alarmAt } = effect;
  const trend = now.dialogue.trend;
  const last = trend?.last;
  if (last?.at !== alarmAt || last.told === step || !mayHear(now)) return undefined;
  if (isQuiet(now.now, now.person))
    return decide({ effects: [{ effect, dueAt: afterQuiet(now.now, now.person) }] });
  const told = decide({
    changes: [
      { kind: 'dialogue-moved', set: { trend: { ...trend, last: { ...last, told: step } } } },
    ],
  });
  const said = say(now, step, alarmAt);
  return said && both(told, said);
}

function mayHear({ now, person, consents, openCase }: Snapshot): boolean {
  return !isHushed(person, now) && openCase === undefined && mayUse('trend', consents);
}

function say(now: Snapshot, step: TrendStep, alarmAt: string): Decision | undefined {
  switch (step) {
    case 'ask':
      return askAgain(now, 'trend-ask', `trend ${alarmAt}`);
    case 'again':
      return askAgain(now, 'trend-again', `trend ${alarmAt} again`);
    case 'offer':
      return decide({
        says: [
          {
            key: now.hasDesk ? 'trend-offer' : 'trend-offer-no-desk',
            buttons: [
              ...talkButton(now),
              ...nightsButton(now),
              { id: 'trend-fine', label: 'trend-fine' },
            ],
          },
        ],
        effects: [
          {
            effect: { kind: 'tell-trend.v1', personId: now.person.id, alarmAt, step: 'again' },
            dueAt: new Date(now.now.getTime() + TREND.effects.askedAgainAfterDays * DAY_MS),
          },
        ],
      });
  }
}

function askAgain(
  now: Snapshot,
  key: 'trend-ask' | 'trend-again',
  slot: string,
): Decision | undefined {
  const { checkIn } = now;
  const isFresh = checkIn && now.now.getTime() - checkIn.askedAt.getTime() < APART_MS;
  if (isFresh || !mayUse('scores', now.consents)) return undefined;
  return askMood(now, slot, key, nightsButton(now));
}
