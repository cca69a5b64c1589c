// Leave, training and sickness, as an officer tells them: from now or from a day on, until a day. A
// reason to be away is used here and recorded nowhere.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { weekdayAndDay } from '../core/moment.ts';
import { type DaySaid, endOf, type Span, startOf } from './span-said.ts';
import { AWAYS, type Away } from './when/rhythm.ts';
import { dayAfter, instantOf, isDay, localOf } from './when/zone.ts';

const AWAY_DAYS = [3, 7, 14, 30] as const;
/** One day alone is a choice of the question which. */
const TAPPED_DAYS = [1, ...AWAY_DAYS] as const;

export type AwayWish = {
  readonly kind: 'times-away';
  readonly why: Away;
  readonly span: Span | undefined;
  /** Absent: now. */
  readonly from: DaySaid | undefined;
};

export const AGAIN: Button = { id: 'times-back', label: 'times-back' };
/** Not away, or not quiet, after all. */
export const KEEP: Button = { id: 'times-keep', label: 'times-keep' };

/** As `times-away:leave:7`, or with the day from which on. */
export function awayTap(id: string): AwayWish | undefined {
  const [head, one = '', two = '', day = ''] = id.split(':');
  const why = AWAYS.find((known) => known === one);
  if (head !== 'times-away' || why === undefined) return undefined;
  const days = TAPPED_DAYS.find((count) => String(count) === two);
  return { kind: head, why, span: days && { days }, from: isDay(day) ? { day } : undefined };
}

export function away(now: Snapshot, { why, span, from: said }: AwayWish): Decision {
  const { timeZone } = now.person;
  const from = said && startOf(said, now);
  const end = span && endOf(span, now, from);
  if (end === undefined || span === undefined) return askHowLong(now, why, from);
  const isThrough = 'until' in span && span.isThrough;
  const until = isThrough ? instantOf(dayAfter(localOf(end, timeZone).day, 1), 0, timeZone) : end;
  const date = weekdayAndDay(until, now.person);
  const say: Say =
    from === undefined
      ? { key: 'away-told', params: { date }, buttons: [AGAIN] }
      : {
          key: 'away-later-told',
          params: { from: weekdayAndDay(from, now.person), date },
          buttons: [{ ...AGAIN, label: 'cancel' }],
        };
  const set = { why, until: until.toISOString(), ...(from && { from: from.toISOString() }) };
  return decide({
    changes: [{ kind: 'rhythm-set', set: { away: set } }],
    says: [say],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
}

/** The day on which it begins is waited with, for a length that is typed. */
function askHowLong(now: Snapshot, why: Away, from: Date | undefined): Decision {
  const day = from && localOf(from, now.person.timeZone).day;
  const buttons = AWAY_DAYS.map((count) => {
    const id = [`times-away:${why}:${count}`, ...(day === undefined ? [] : [day])].join(':');
    return { id, label: `days-${count}` } as const;
  });
  const waiting = day === undefined ? undefined : ({ kind: 'away-from', day } as const);
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting } }],
    says: [{ key: 'times-away-ask', buttons: [...buttons, KEEP] }],
  });
}
