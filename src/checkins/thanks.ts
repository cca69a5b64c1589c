// Thanks for what was said, not for having answered: mood, sleep and, with a yes to the trend, how
// both compare with the officer's own usual. Nobody else's days come into it.

import type { Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { type Baseline, baselineOf } from '../listening/trend/baseline.ts';
import { type Answered, daysOf } from '../listening/trend/days.ts';
import { type Measure, REVIEWED_SPREADS, TREND } from '../listening/trend/policy.ts';
import { nightsOverButton } from '../listening/trend/shift.ts';
import { CHART_BUTTON, changeButton } from './own-answer.ts';

export const LOW_MOOD_MAX = 2;
export const MIDDLING_MOOD = 3;
/** A step on either scale: less than that, or than the officer's own spread, is no change. */
const STEP = 1;

export type Usual = Readonly<Partial<Record<Measure, Baseline>>>;

/** What is usual for them on such a shift. Nothing while there are too few days. */
export function usualIn(
  answers: readonly Answered[],
  { now, person, dialogue }: Pick<Snapshot, 'now' | 'person' | 'dialogue'>,
): Usual {
  const shift = dialogue.trend?.isOnNights ? 'night' : 'usual';
  const before = answers.filter(({ askedAt }) => now.getTime() - askedAt.getTime() > DAY_MS);
  const of = (measure: Measure) => {
    const { best, worst } = TREND.measures[measure];
    const known = daysOf(before, measure, person.timeZone)
      .filter((day) => day.shift === shift)
      .map(({ value }) => value);
    return baselineOf(known, REVIEWED_SPREADS[measure], best - worst);
  };
  const [mood, sleep] = [of('mood'), of('sleep')];
  return { ...(mood && { mood }), ...(sleep && { sleep }) };
}

const DAY_MS = 24 * 3_600_000;

export function thanks(now: Snapshot, usual: Usual = {}): Say {
  const key = thanksKey(now.checkIn ?? {}, usual);
  const isLow = key === 'check-in-thanks-low' || key === 'check-in-thanks-low-short';
  const help: Button[] = [
    { id: 'talk', label: 'talk' },
    { id: 'help', label: 'help-lines' },
  ];
  return {
    key,
    buttons: [
      ...(isLow || key === 'check-in-thanks-lower' ? help : []),
      ...nightsOverButton(now),
      ...(now.checkIn === undefined ? [] : [changeButton(now.checkIn.id), CHART_BUTTON]),
    ],
  };
}

type Told = { readonly mood?: number | undefined; readonly sleepHours?: number | undefined };

export function thanksKey(
  { mood = MIDDLING_MOOD, sleepHours }: Told,
  usual: Usual,
):
  | 'check-in-thanks-good'
  | 'check-in-thanks-middling'
  | 'check-in-thanks-low'
  | 'check-in-thanks-low-short'
  | 'check-in-thanks-lower'
  | 'check-in-thanks-higher'
  | 'check-in-thanks-short' {
  const isShort = sleepHours !== undefined && isShortNight(sleepHours, usual.sleep);
  if (mood <= LOW_MOOD_MAX) return isShort ? 'check-in-thanks-low-short' : 'check-in-thanks-low';
  const change = usual.mood === undefined ? 0 : changeFrom(mood, usual.mood);
  if (change < 0) return 'check-in-thanks-lower';
  if (isShort) return 'check-in-thanks-short';
  if (change > 0) return 'check-in-thanks-higher';
  return mood > MIDDLING_MOOD ? 'check-in-thanks-good' : 'check-in-thanks-middling';
}

/** Who always sleeps little is not told so every day. */
function isShortNight(hours: number, usual: Baseline | undefined): boolean {
  return usual === undefined ? hours < TREND.sleepFlag.hoursBelow : changeFrom(hours, usual) < 0;
}

function changeFrom(value: number, { mean, sd }: Baseline): -1 | 0 | 1 {
  const apart = value - mean;
  if (Math.abs(apart) < Math.max(STEP, sd)) return 0;
  return apart < 0 ? -1 : 1;
}
