// The first moment at which somebody may be asked: not in quiet hours, not on duty, not before the
// sleep after it.

import type { Person } from '../../core/person.ts';
import { afterQuiet, isQuiet } from '../quiet.ts';
import { ownDuty } from './rhythm.ts';
import { type Duty, dutiesNear, type Roster, restedAt } from './roster.ts';

export type Who = Pick<Person, 'timeZone' | 'quiet' | 'rhythm'>;

export type Busy = {
  readonly why: 'quiet' | 'on-duty' | 'resting';
  readonly until: Date;
};

export type Freed = { readonly at: Date; readonly why: Busy['why'] | undefined };

export function busyAt(at: Date, who: Who, roster: Roster | undefined): Busy | undefined {
  if (isQuiet(at, who)) return { why: 'quiet', until: afterQuiet(at, who) };
  let busy: Busy | undefined;
  const longer = (one: Busy | undefined) => {
    if (one !== undefined && (busy === undefined || one.until > busy.until)) busy = one;
  };
  const squads = roster === undefined ? [] : dutiesNear(at, roster);
  for (const duty of squads) longer(dutyAt(at, duty, roster?.timeZone ?? who.timeZone));
  const own = who.rhythm && ownDuty(who.rhythm);
  if (own !== undefined) longer(dutyAt(at, own, who.timeZone));
  return busy;
}

export type Looking = {
  readonly who: Who;
  readonly roster: Roster | undefined;
  readonly spreadMs: number;
  /** Further than this nobody looks. */
  readonly until: Date;
};

/** `spreadMs` keeps those who waited for the same end from being asked all at its minute. */
export function whenFree(from: Date, { who, roster, spreadMs, until }: Looking): Freed {
  let freed: Freed = { at: from, why: undefined };
  let busy = busyAt(from, who, roster);
  while (busy !== undefined && freed.at <= until) {
    const spread = new Date(busy.until.getTime() + spreadMs);
    const at = busyAt(spread, who, roster) === undefined ? spread : busy.until;
    freed = { at, why: busy.why };
    busy = busyAt(at, who, roster);
  }
  // Nothing was free as far as it looked: the end of what stands there is later than that.
  return busy === undefined ? freed : { at: busy.until, why: busy.why };
}

function dutyAt(at: Date, duty: Duty, timeZone: string): Busy | undefined {
  if (at < duty.from) return undefined; // most are: whether it is a night needs no answer then
  const until = restedAt(duty, timeZone);
  if (at >= until) return undefined;
  return { why: at < duty.to ? 'on-duty' : 'resting', until };
}
