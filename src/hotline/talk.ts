// "Talk to a person": asking for one, taking the request back, and how it was.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import { alarmsAnswered } from '../listening/alarms/alarm.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { takesOffer } from '../listening/trend/shift.ts';
import { askOnce } from '../trust/slips.ts';
import { isWithCounselor, openOrRaise } from './alarm.ts';
import type { After } from './case.ts';
import { CLOCKS } from './clocks.ts';
import { ABOUTS, WISHES, type Wish } from './line/wish.ts';
import { isKept } from './queue.ts';
import { afterHours, askWait, keepRequest, turnedAway, type WaitFacts, waitSays } from './wait.ts';

export function askForPerson(now: Snapshot, wait?: WaitFacts): Decision {
  const { openCase: open } = now;
  const away = turnedAway(now, wait);
  if (away !== undefined) return away;
  const numbers = { region: now.person.region, level: open?.level ?? 'L1' } as const;
  if (!now.hasDesk && (open === undefined || open.state === 'asking'))
    return now.deskBackAt === undefined || open !== undefined
      ? decide({ says: [{ key: 'talk-no-desk', numbers }] })
      : afterHours(now, now.deskBackAt);
  if (open?.state === 'claimed') return decide({ says: [{ key: 'talk-moment' }] });
  if (open?.state === 'waiting' && isKept(open, now.now)) return askWait(now, wait);
  if (open?.state === 'waiting')
    return decide({ says: [{ key: 'talk-waiting-again' }, ...waitLine(now, open.level, wait)] });
  const minutes = CLOCKS[open?.level ?? 'L1'].acknowledgeMin;
  return both(
    openOrRaise(now, open?.level ?? 'L1', true).decision,
    decide({
      changes: takesOffer(now) ? [alarmsAnswered('right', 'trend')] : [],
      says: [
        { key: 'talk-waiting', params: { minutes } },
        ...waitLine(now, open?.level ?? 'L1', wait),
        { key: 'talk-wish', buttons: wishButtons(wait) },
      ],
    }),
  );
}

function waitLine(now: Snapshot, level: Level, wait: WaitFacts | undefined) {
  return wait === undefined ? [] : [waitSays(now, level, wait)];
}

/** What nobody here could meet is not held out. */
function wishButtons(wait: WaitFacts | undefined) {
  const wishes = WISHES.filter((wish) => wait?.unmet?.includes(wish) !== true);
  return [
    ...wishes.map((wish) => ({ id: `wish:${wish}`, label: `wish-${wish}` }) as const),
    { id: 'talk-about', label: 'talk-about' } as const,
  ];
}

const ABOUT_BUTTONS = ABOUTS.map(
  (about) => ({ id: `wish:about-${about}`, label: `topic-${about}` }) as const,
);

/** What it is about, for somebody who knows of that. */
function askAbout({ openCase: open }: Snapshot): Decision {
  const isOver = open === undefined || open.state === 'claimed';
  return decide({
    says: [isOver ? { key: 'stale-choice' } : { key: 'talk-about', buttons: ABOUT_BUTTONS }],
  });
}

/** Of who is to come. It moves nobody's place, and ends no alert. */
function wishFor(now: Snapshot, wish: Wish, wait: WaitFacts | undefined): Decision {
  const { openCase: open } = now;
  if (open === undefined || open.state === 'claimed')
    return decide({ says: [{ key: 'stale-choice' }] });
  if (wait?.unmet?.includes(wish) === true)
    return decide({ says: [{ key: 'talk-wished-nobody' }] });
  return decide({
    changes: [{ kind: 'case-wished', caseId: open.id, wish }],
    says: [{ key: 'talk-wished' }],
  });
}

/** An L3 or L4 case stays open, whatever is tapped. */
function cancelTalk(now: Snapshot): Decision {
  const { openCase: open } = now;
  if (open === undefined || open.state === 'claimed')
    return decide({ says: [{ key: 'stale-choice' }] });
  if (isAtLeast(open.level, 'L3')) return decide({ says: [{ key: 'talk-not-cancelled' }] });
  return decide({
    changes: [{ kind: 'case-ended', caseId: open.id, why: 'cancelled' }],
    says: [{ key: 'talk-cancelled' }],
  });
}

/** After it, the slip for notes that ask for nothing: this is where they would begin. */
export function rateTalk(now: Snapshot, after: After, caseId: string): Decision {
  const review = { kind: 'open-review.v1', caseId, by: 'officer' } as const;
  const rated = decide({
    changes: [{ kind: 'case-rated', caseId, after }],
    says: [
      {
        key: `talk-${after}`,
        ...(after === 'worse' && { buttons: [{ id: 'talk', label: 'talk' }] as const }),
      },
    ],
    effects: after === 'worse' ? [{ effect: review }] : [],
  });
  return after === 'worse' ? rated : both(rated, askOnce(now, 'contact'));
}

/**
 * Unsealed only when it is sent, so that no copy lies in a queue.
 * @param isWord said, not tapped: to a person who is there, the bot says nothing of having none.
 */
function recallPlan(now: Snapshot, isWord: boolean): Decision {
  const effect = { kind: 'show-plan.v1', personId: now.person.id } as const;
  const isQuiet = isWord && isWithCounselor(now);
  return decide({ effects: [{ effect: isQuiet ? { ...effect, ifAny: true } : effect }] });
}

/** Nobody asks again after a talk; whoever would have sees that it was their wish. */
function noMoreAsking(): Decision {
  return decide({
    changes: [{ kind: 'follow-ups-declined' }],
    says: [{ key: 'follow-up-off', buttons: [{ id: 'talk', label: 'talk' }] }],
  });
}

/** No messenger of the counselor's in this talk, from whoever has it. */
function consoleOnly({ openCase: open }: Snapshot): Decision {
  if (open?.state !== 'claimed') return decide({ says: [{ key: 'stale-choice' }] });
  return decide({
    changes: [{ kind: 'messenger-refused', caseId: open.id }],
    says: [{ key: 'talk-console-only' }],
    effects: [{ effect: { kind: 'tell-console-only.v1', caseId: open.id }, isUrgent: true }],
  });
}

type OnTalk = { readonly kind: string; readonly wish?: Wish };

/** What a request for a person, or a talk that was, can still be tapped about. */
export function onTalk(
  now: Snapshot,
  { kind, wish }: OnTalk,
  wait: WaitFacts | undefined,
  isWord: boolean,
): Decision {
  if (wish !== undefined) return wishFor(now, wish, wait);
  if (kind === 'follow-up-no') return noMoreAsking();
  if (kind === 'talk-about') return askAbout(now);
  if (kind === 'console-only') return consoleOnly(now);
  if (kind === 'talk-keep') return keepRequest(now, wait);
  return kind === 'plan' ? recallPlan(now, isWord) : cancelTalk(now);
}
