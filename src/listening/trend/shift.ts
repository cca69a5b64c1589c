// "This is just night shift": from the first day of the slide on, nights are compared with nights,
// until the officer is back on days.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button } from '../../core/effect.ts';
import { alarmsAnswered } from '../alarms/alarm.ts';
import { DAY_MS } from './follow.ts';
import { TREND } from './policy.ts';

export function onTrend(now: Snapshot, kind: 'nights' | 'nights-over' | 'trend-fine'): Decision {
  switch (kind) {
    case 'nights':
      return tellNights(now);
    case 'nights-over':
      return endNights(now);
    case 'trend-fine':
      return isFine();
  }
}

function tellNights(now: Snapshot): Decision {
  const { trend } = now.dialogue;
  const last = recentAlarm(now);
  const since = last ? new Date(last.since) : now.now;
  return decide({
    changes: [
      { kind: 'shift-told', shift: 'night', since },
      { kind: 'dialogue-moved', set: { trend: { ...trend, isOnNights: true } } },
      alarmsAnswered('unsure', 'trend'),
    ],
    says: [{ key: 'trend-nights', buttons: [{ id: 'nights-over', label: 'nights-over' }] }],
  });
}

function endNights(now: Snapshot): Decision {
  return decide({
    changes: [
      { kind: 'dialogue-moved', set: { trend: { ...now.dialogue.trend, isOnNights: false } } },
    ],
    says: [{ key: 'trend-nights-over' }],
  });
}

/** "I'm okay": taken at its word. */
function isFine(): Decision {
  return decide({
    changes: [alarmsAnswered('unsure', 'trend')],
    says: [{ key: 'trend-fine' }],
  });
}

/** Asking for a person after the trend offered one. */
export function takesOffer(now: Snapshot): boolean {
  return recentAlarm(now)?.kind === 'hard';
}

function recentAlarm({ dialogue, now }: Snapshot) {
  const last = dialogue.trend?.last;
  const isRecent = last && now.getTime() - Date.parse(last.at) < TREND.holdDays * DAY_MS;
  return isRecent ? last : undefined;
}

export function nightsButton({ dialogue }: Snapshot): Button[] {
  return dialogue.trend?.isOnNights ? [] : [{ id: 'nights', label: 'nights' }];
}

export function nightsOverButton({ dialogue }: Snapshot): Button[] {
  return dialogue.trend?.isOnNights ? [{ id: 'nights-over', label: 'nights-over' }] : [];
}
