// "This is just night shift": from the first day of the slide on, nights are compared with nights,
// until the officer is back on days.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button } from '../../core/effect.ts';
import { DAY_MS } from './follow.ts';
import { TREND } from './policy.ts';

export function tellNights(now: Snapshot): Decision {
  const { trend } = now.dialogue;
  const last = trend?.last;
  const isRecent = last && now.now.getTime() - Date.parse(last.at) < TREND.holdDays * DAY_MS;
  const since = isRecent ? new Date(last.since) : now.now;
  return decide({
    changes: [
      { kind: 'shift-told', shift: 'night', since },
      { kind: 'dialogue-moved', set: { trend: { ...trend, isOnNights: true } } },
    ],
    says: [{ key: 'trend-nights', buttons: [{ id: 'nights-over', label: 'nights-over' }] }],
  });
}

export function endNights(now: Snapshot): Decision {
  return decide({
    changes: [
      { kind: 'dialogue-moved', set: { trend: { ...now.dialogue.trend, isOnNights: false } } },
    ],
    says: [{ key: 'trend-nights-over' }],
  });
}

/** "I'm okay": taken at its word. */
export function trendIsFine(): Decision {
  return decide({ says: [{ key: 'trend-fine' }] });
}

export function nightsButton({ dialogue }: Snapshot): Button[] {
  return dialogue.trend?.isOnNights ? [] : [{ id: 'nights', label: 'nights' }];
}

export function nightsOverButton({ dialogue }: Snapshot): Button[] {
  return dialogue.trend?.isOnNights ? [{ id: 'nights-over', label: 'nights-over' }] : [];
}
