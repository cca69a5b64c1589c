// What was answered elsewhere of late is not asked again: PHQ-9 goes on where PHQ-2 ended. A
// question about safety is always asked, and never as the first.

import type { Snapshot } from '../../core/decision.ts';
import { begin } from './answering.ts';
import type { Answers, Scale } from './scale.ts';
import { isSafetyItem, namedItems, type Scoring } from './scoring.ts';

const DAY_MS = 86_400_000;

/** @param recent values by what their questions ask for. */
export function reusedAnswers(
  scale: Scale,
  scoring: Scoring | undefined,
  recent: ReadonlyMap<string, number>,
): Answers {
  const known = [...namedItems(scale, scoring)].flatMap(([name, item]) => {
    const option = item.options.find(({ value }) => value === recent.get(name));
    return option === undefined || isSafetyItem(scale, scoring, item)
      ? []
      : [[item.linkId, option.code] as const];
  });
  const answers = Object.fromEntries(known);
  const first = begin(scale, answers).at;
  const item = scale.items.find(({ linkId }) => linkId === first);
  return item === undefined || isSafetyItem(scale, scoring, item) ? {} : answers;
}

/** The check-in of today has asked for mood and sleep. */
export function checkInValues({ checkIn, now }: Snapshot): ReadonlyMap<string, number> {
  if (checkIn === undefined || now.getTime() - checkIn.askedAt.getTime() >= DAY_MS)
    return new Map();
  const { mood, sleepHours } = checkIn;
  return new Map([
    ...(mood === undefined ? [] : [['mood', mood] as const]),
    ...(sleepHours === undefined ? [] : [['sleep', sleepHours] as const]),
  ]);
}
