// One occasion of a schedule for one person: when it is asked, or why it is not. Each occasion is
// asked at most once, by its own time, however often it is moved.

import { type Calendar, isWorkday } from './day.ts';
import { busyAt, type Looking, type Who, whenFree } from './free.ts';
import { type Away, awayAt, isPaused } from './rhythm.ts';
import type { Roster } from './roster.ts';
import { localOf } from './zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/**
 * Nothing is asked after so many hours in which it could have been: the program was away. Nights,
 * duties and the sleep after them are none of these, or what waits for a morning would be dropped.
 */
const LATE_MAX_MS = 12 * HOUR_MS;
const WAIT_MAX_MS = 24 * HOUR_MS;
const PATIENCE_MS = 7 * 24 * HOUR_MS;
const LOOK_MS = 30 * MINUTE_MS;
/** What had to wait is left out when the next one is near. */
const NEAR_NEXT_MS = 6 * HOUR_MS;

export type Why =
  | Away
  | 'paused'
  | 'off-day'
  | 'special-day'
  | 'quiet'
  | 'on-duty'
  | 'resting'
  | 'late'
  | 'just-asked'
  | 'in-talk'
  | 'dormant'
  | 'no-consent';

/** An occasion that was not asked. */
export type Skip = { readonly slot: string; readonly why: Why };

export type Placed =
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'skip'; readonly why: Why };

/** Of the unit and squad. */
export type Ground = Calendar & { readonly roster: Roster | undefined };

export type Occasion = {
  readonly slotAt: Date;
  /** The one after it. */
  readonly followedAt: Date | undefined;
  /** The local day on which the schedule asks again. */
  readonly pausedUntil?: string | undefined;
  /** Whether off-days are left out. */
  readonly isByCalendar: boolean;
  readonly spreadMs: number;
  /** Asked however late, until the next one is near. */
  readonly isPatient?: boolean;
};

export function place(occasion: Occasion, who: Who, ground: Ground, now: Date): Placed {
  const { slotAt, spreadMs, isByCalendar, pausedUntil } = occasion;
  if (pausedUntil !== undefined && localOf(slotAt, who.timeZone).day < pausedUntil)
    return skip('paused');
  if (isClosed(slotAt, who, ground)) return skip('special-day');
  if (isByCalendar && !isWorkday(localOf(slotAt, who.timeZone).day, ground)) return skip('off-day');

  const wanted = new Date(slotAt.getTime() + spreadMs);
  if (isPaused(wanted, who.rhythm)) return skip('paused');
  const away = who.rhythm && awayAt(wanted, who.rhythm);
  if (away !== undefined) return skip(away);

  const until = lastMoment(occasion);
  const looking = { who, roster: ground.roster, spreadMs, until };
  const planned = whenFree(wanted, looking);
  if (!occasion.isPatient && isMissed(planned.at, looking, now)) return skip('late');
  const found = now > planned.at ? whenFree(now, looking) : planned;
  if (found.at > wanted && found.at > until) return skip(found.why ?? 'late');
  if (isClosed(found.at, who, ground)) return skip('special-day');
  return { kind: 'at', at: found.at };
}

/** Whether nobody is asked on that day. */
function isClosed(at: Date, { timeZone }: Who, { days }: Ground): boolean {
  for (const _ in days) return days[localOf(at, timeZone).day] === 'none';
  return false; // most units name no day: a million people are planned without looking at clocks
}

/** Whether it could have been asked for too long before now. */
function isMissed(
  from: Date,
  { who, roster }: Pick<Looking, 'who' | 'roster'>,
  now: Date,
): boolean {
  if (now.getTime() - from.getTime() <= LATE_MAX_MS) return false;
  let missedMs = 0;
  for (let at = from.getTime(); at < now.getTime() && missedMs <= LATE_MAX_MS; at += LOOK_MS)
    if (busyAt(new Date(at), who, roster) === undefined) missedMs += LOOK_MS;
  return missedMs > LATE_MAX_MS;
}

function lastMoment({ slotAt, followedAt, isPatient = false }: Occasion): Date {
  const waits = slotAt.getTime() + (isPatient ? PATIENCE_MS : WAIT_MAX_MS);
  if (followedAt === undefined) return new Date(waits);
  const gap = followedAt.getTime() - slotAt.getTime();
  return new Date(Math.min(waits, followedAt.getTime() - Math.min(NEAR_NEXT_MS, gap / 2)));
}

function skip(why: Why): Placed {
  return { kind: 'skip', why };
}
