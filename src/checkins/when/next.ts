// When a schedule next asks somebody, and which occasions before that it leaves out and why.

import type { AppliedSchedule } from '../due.ts';
import { joinParts, partsOf } from '../schedule.ts';
import type { Who } from './free.ts';
import { type Ground, type Occasion, type Placed, place, type Skip } from './place.ts';
import type { Rhythm } from './rhythm.ts';
import { timesAfter } from './times.ts';

const SLOTS_MAX = 400;
const MINUTE_MS = 60_000;

/** A number from 0 to 1 that only the program can work out; the same for the same text. */
export type Draw = (text: string) => number;

export type Asking = {
  readonly personId: string;
  readonly who: Who;
  readonly schedule: Pick<AppliedSchedule, 'id' | 'cron' | 'days' | 'jitterMin' | 'pausedUntil'>;
  readonly ground: Ground;
  readonly draw: Draw;
};

export type Next = {
  /** The occasion's own time, which it is known by. */
  readonly slotAt: Date;
  readonly askAt: Date;
  readonly skipped: readonly Skip[];
};

export function placeSlot(asking: Asking, slotAt: Date, now: Date): Placed {
  const { who, ground } = asking;
  const cron = cronFor(asking.schedule, who.rhythm);
  const followedAt = timesAfter(cron, who.timeZone, slotAt).next().value;
  return place(occasion(asking, slotAt, followedAt ?? undefined), who, ground, now);
}

/** Occasions strictly after `after`. Absent when the schedule never asks again. */
export function nextAsk(asking: Asking, after: Date, now: Date): Next | undefined {
  const { who, ground, schedule } = asking;
  const times = timesAfter(cronFor(schedule, who.rhythm), who.timeZone, after);
  const skipped: Skip[] = [];
  let slotAt = times.next().value ?? undefined;
  while (slotAt !== undefined) {
    const followedAt = times.next().value ?? undefined;
    const placed = place(occasion(asking, slotAt, followedAt), who, ground, now);
    if (placed.kind === 'at') return { slotAt, askAt: placed.at, skipped };
    // Nothing for months: to be looked at again then.
    if (skipped.length === SLOTS_MAX || followedAt === undefined)
      return { slotAt, askAt: later(slotAt, now), skipped };
    skipped.push({ slot: slotAt.toISOString(), why: placed.why });
    slotAt = followedAt;
  }
  return undefined;
}

/** The schedule as this person has it: their own time and days instead of the unit's. */
export function cronFor(
  { cron, days }: Pick<AppliedSchedule, 'cron' | 'days'>,
  { atMin, week: ownWeek }: Rhythm = {},
): string {
  const own = atMin === undefined ? undefined : `${atMin % 60} ${Math.floor(atMin / 60)}`;
  const parts = partsOf(cron).map((part) => {
    const [minute = '', hours = '', date = '', month = '', week = ''] = part.split(' ');
    const time = own ?? `${minute} ${hours}`;
    if (ownWeek !== undefined) return `${time} * * ${ownWeek}`;
    return `${time} ${date} ${month} ${days === 'workdays' ? '*' : week}`;
  });
  // Days that are not the unit's have one time: that of its first.
  return ownWeek === undefined && days !== 'workdays' ? joinParts(parts) : (parts[0] ?? cron);
}

function occasion(
  { schedule, who, personId, draw }: Asking,
  slotAt: Date,
  followedAt: Date | undefined,
): Occasion {
  const { id, jitterMin, days, pausedUntil } = schedule;
  const spread = jitterMin === 0 ? 0 : draw(`${personId} ${id} ${slotAt.toISOString()}`);
  return {
    slotAt,
    followedAt,
    pausedUntil: pausedUntil ?? undefined,
    isByCalendar: days === 'workdays' && who.rhythm?.week === undefined,
    spreadMs: Math.floor(spread * jitterMin * 60) * 1_000,
  };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : new Date(other.getTime() + MINUTE_MS);
}
