// When an officer may be asked, as they set it themselves. It wins over what the unit set; nobody
// in charge sets it or is told. A reason to be away is used here and recorded nowhere.

import { type Change, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { askForCard } from '../core/joining.ts';
import { AGAIN, type AwayWish, away, awayTap } from './away.ts';
import { AWAYS, isAwayAhead, isPaused } from './when/rhythm.ts';
import { localOf, weekdayOf } from './when/zone.ts';

const HOUR_MS = 3_600_000;
/** Told once, it stands for this long; then they are asked again as usual. Proposed. */
const SHIFT_MS = 8 * HOUR_MS;
const TIMES = [480, 750, 1_080, 1_200, 1_260] as const;
const QUIETS = ['1320-420', '1260-480', '1380-360', '480-960'] as const;
const WEEKS = ['all', 'weekdays', 'weekend', 'once'] as const;

export const TIMES_BUTTONS = [
  { id: 'shift', label: 'shift' },
  { id: 'times', label: 'times' },
] as const satisfies readonly Button[];

const TAPS = ['times', 'shift', 'times-back', 'times-keep', 'times-unit'] as const;

export type OwnTimes =
  | { readonly kind: (typeof TAPS)[number] }
  | { readonly kind: 'times-ask'; readonly what: 'at' | 'week' | 'quiet' }
  | AwayWish
  | { readonly kind: 'times-at'; readonly atMin: number }
  | { readonly kind: 'times-week'; readonly week: (typeof WEEKS)[number] }
  | { readonly kind: 'times-quiet'; readonly fromMin: number; readonly toMin: number };

/** What a button of these pages means; absent when it is none of them. */
export function ownTimesOf(id: string): OwnTimes | undefined {
  const tap = TAPS.find((known) => known === id);
  if (tap !== undefined) return { kind: tap };
  const [head, one = ''] = id.split(':');
  if (head === 'times-ask' && (one === 'at' || one === 'week' || one === 'quiet'))
    return { kind: head, what: one };
  const away = awayTap(id);
  if (away !== undefined) return away;
  const atMin = TIMES.find((minute) => String(minute) === one);
  if (head === 'times-at' && atMin !== undefined) return { kind: head, atMin };
  const week = WEEKS.find((known) => known === one);
  if (head === 'times-week' && week !== undefined) return { kind: head, week };
  const quiet = QUIETS.find((known) => known === one);
  if (head !== 'times-quiet' || quiet === undefined) return undefined;
  const [fromMin = 0, toMin = 0] = quiet.split('-').map(Number);
  return { kind: head, fromMin, toMin };
}

export function ownTimes(now: Snapshot, wanted: OwnTimes): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  switch (wanted.kind) {
    case 'times':
      return decide({ says: [page(now)] });
    case 'shift':
      return set(now, { shift: shiftFrom(now.now) }, { key: 'shift-told', buttons: [AGAIN] });
    case 'times-back':
      return set(
        now,
        { away: undefined, shift: undefined, pausedUntil: undefined },
        { key: 'back-told' },
      );
    case 'times-keep':
      return keepAsking();
    case 'times-unit':
      return set(now, { atMin: undefined, week: undefined }, { key: 'times-set' });
    case 'times-ask':
      return decide({ says: [ask(wanted.what)] });
    case 'times-away':
      return away(now, wanted);
    case 'times-at':
      return set(now, { atMin: wanted.atMin }, { key: 'times-set' });
    case 'times-week':
      return set(now, { week: weekOf(now, wanted.week) }, { key: 'times-set' });
    case 'times-quiet': {
      const { fromMin, toMin } = wanted;
      return changed(now, { kind: 'quiet-set', fromMin, toMin }, { key: 'times-set' });
    }
  }
}

/** Nothing comes of a question for how long. */
export function keepAsking(): Decision {
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting: undefined } }],
    says: [{ key: 'times-kept' }],
  });
}

function page({ person, now }: Snapshot): Say {
  const { rhythm = {} } = person;
  const isAway = isAwayAhead(now, rhythm) || isPaused(now, rhythm);
  const isOwn = rhythm.atMin !== undefined || rhythm.week !== undefined;
  return {
    key: 'times-what',
    buttons: [
      ...(isAway ? [AGAIN] : []),
      { id: 'shift', label: 'shift' },
      ...AWAYS.map((why) => ({ id: `times-away:${why}`, label: `away-${why}` }) as const),
      { id: 'pause', label: 'pause' },
      { id: 'own-days', label: 'own-days' },
      { id: 'times-ask:at', label: 'times-at' },
      { id: 'times-ask:week', label: 'times-week' },
      { id: 'times-ask:quiet', label: 'times-quiet' },
      ...(isOwn ? [{ id: 'times-unit', label: 'times-unit' } as const] : []),
    ],
  };
}

function ask(what: 'at' | 'week' | 'quiet'): Say {
  switch (what) {
    case 'at':
      return {
        key: 'times-at-ask',
        buttons: TIMES.map((minute) => ({ id: `times-at:${minute}`, name: clock(minute) })),
      };
    case 'week':
      return {
        key: 'times-week-ask',
        buttons: WEEKS.map(
          (week) => ({ id: `times-week:${week}`, label: `week-${week}` }) as const,
        ),
      };
    case 'quiet':
      return {
        key: 'times-quiet-ask',
        buttons: QUIETS.map((quiet) => ({ id: `times-quiet:${quiet}`, name: span(quiet) })),
      };
  }
}

function shiftFrom(now: Date) {
  return { from: now.toISOString(), until: new Date(now.getTime() + SHIFT_MS).toISOString() };
}

/** Once a week is the weekday on which it was chosen. */
function weekOf({ now, person }: Snapshot, week: (typeof WEEKS)[number]): string {
  switch (week) {
    case 'all':
      return '*';
    case 'weekdays':
      return '1-5';
    case 'weekend':
      return '0,6';
    case 'once':
      return String(weekdayOf(localOf(now, person.timeZone).day));
  }
}

type RhythmSet = Extract<Change, { readonly kind: 'rhythm-set' }>['set'];

function set(now: Snapshot, parts: RhythmSet, say: Say): Decision {
  return changed(now, { kind: 'rhythm-set', set: parts }, say);
}

function changed(now: Snapshot, change: Change, say: Say): Decision {
  return decide({
    changes: [change],
    says: [say],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
}

function span(quiet: string): string {
  return quiet.split('-').map(Number).map(clock).join('–');
}

function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
