// Stop, resume, language, menu, erase: what the officer sets for themselves.

import { leaveForErasure } from '../care/activities/entering.ts';
import { isAwayAhead } from '../checkins/when/rhythm.ts';
import { endErased } from '../hotline/after/ending-erased.ts';
import { endForErasure } from '../hotline/appointments/ending.ts';
import { isAtLeast } from '../listening/level.ts';
import { both, type Decision, decide, type Snapshot } from './decision.ts';
import type { Button } from './effect.ts';
import { askSquad } from './joining.ts';
import { isHushed, type Locale } from './person.ts';

export const MENU = [
  { id: 'check-in', label: 'checkin' },
  { id: 'scales', label: 'scales' },
  { id: 'chart', label: 'chart' },
  { id: 'talk', label: 'talk' },
  { id: 'help', label: 'help-lines' },
  { id: 'calm', label: 'calm' },
  { id: 'book', label: 'book' },
  { id: 'flag', label: 'flag' },
  { id: 'problem', label: 'problem' },
  { id: 'activities', label: 'activities' },
  { id: 'kudos', label: 'kudos' },
  { id: 'privacy', label: 'privacy' },
  { id: 'who-saw', label: 'who-saw' },
  { id: 'card', label: 'card' },
  { id: 'times', label: 'times' },
  { id: 'incident', label: 'incident' },
  { id: 'language-ask', label: 'language' },
  { id: 'stop', label: 'stop' },
] as const satisfies readonly Button[];

export function menu(): Decision {
  return decide({ says: [{ key: 'menu', buttons: MENU }] });
}

/** In an open L3 or L4 case it ends the scheduled sends, not the case (decision 13). */
export function stop(now: Snapshot): Decision {
  const open = now.openCase;
  const isOpen = open !== undefined && isAtLeast(open.level, 'L3');
  return decide({
    changes: [{ kind: 'stopped' }],
    says: [
      {
        key: isOpen ? 'stopped-open-case' : 'stopped',
        buttons: [{ id: 'resume', label: 'resume' }],
      },
    ],
  });
}

export function resume(now: Snapshot): Decision {
  const { pausedUntil, away } = now.person.rhythm ?? {};
  const isSet = pausedUntil !== undefined || away !== undefined;
  const back = { kind: 'rhythm-set', set: { pausedUntil: undefined, away: undefined } } as const;
  return decide({
    changes: [{ kind: 'resumed' }, ...(isSet ? [back] : [])],
    says: [{ key: 'resumed' }],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
}

/** “Go on” is a wish where something was stopped; else it is talk. */
export function typedResume(now: Snapshot, words: string): Decision | undefined {
  const isSet = isHushed(now.person, now.now) || isAwayAhead(now.now, now.person.rhythm ?? {});
  return isSet && GO_ON.test(words.normalize('NFKC').trim()) ? resume(now) : undefined;
}

const GO_ON = /^(go on|continue|carry on|继续吧?|重新开始吧?|接着来吧?|可以继续了)[.!。！]?$/iu;

export function askLanguage(): Decision {
  return decide({
    says: [
      {
        key: 'language-ask',
        buttons: [
          { id: 'lang:zh-CN', label: 'lang-zh-CN' },
          { id: 'lang:en', label: 'lang-en' },
        ],
      },
    ],
  });
}

/** What was asked last, where it still waits, is asked again in it. */
export function chooseLanguage({ dialogue, squads }: Snapshot, locale: Locale): Decision {
  const chosen = decide({
    changes: [{ kind: 'locale-chosen', locale }],
    says: [{ key: 'language-set' }],
  });
  return dialogue.waiting?.kind === 'squad' ? both(chosen, askSquad(squads)) : chosen;
}

export function help(now: Snapshot): Decision {
  const numbers = { region: now.person.region, level: now.openCase?.level ?? 'L2' } as const;
  const buttons: Button[] = [
    { id: 'talk', label: 'talk' },
    { id: 'stops', label: 'stops' },
    { id: 'topic', label: 'topics' },
    { id: 'calm', label: 'calm' },
  ];
  return decide({ says: [{ key: 'help', numbers, buttons }] });
}

/** Nobody is shown what was no command and no words. */
export function notACommand(): Decision {
  return decide({ says: [{ key: 'command-unknown', buttons: [{ id: 'menu', label: 'menu' }] }] });
}

export function askErase(now: Snapshot): Decision {
  return decide({
    says: [
      {
        key: now.openCase ? 'erase-open-case' : 'erase-ask',
        buttons: [
          { id: 'erase:yes', label: 'erase-yes' },
          { id: 'erase:no', label: 'erase-no' },
        ],
      },
    ],
  });
}

/** The last line goes out before the address does: see `core/receive.flow.ts`. */
export function erase(now: Snapshot, isYes: boolean, followed: readonly string[] = []): Decision {
  if (!isYes) return menu();
  const { sentFlags, sentProblems = [] } = now;
  const booked = endForErasure(now);
  const ended = endErased(now, followed);
  return decide({
    changes: [...ended.changes, ...booked.changes, { kind: 'erased' }],
    effects: [
      ...ended.effects,
      ...booked.effects,
      ...leaveForErasure(now),
      ...sentFlags.map(({ id }) => ({ effect: { kind: 'withdraw-flag.v1', flagId: id } }) as const),
      ...sentProblems.map((problemId) => ({
        effect: { kind: 'withdraw-problem.v1', problemId } as const,
      })),
      { effect: { kind: 'keep-gone.v1' } },
    ],
  });
}
