// Short notes that ask for nothing: now and then after a hard time, and on days that the officer
// named. Only with a yes to `contact`; never after STOP, in a pause, in quiet hours or in a talk.

import contacts from '../../../prompts/care/contacts.json' with { type: 'json' };
import { both, type Decision, decide, NOTHING, type Snapshot } from '../../core/decision.ts';
import type { EffectOf, Planned } from '../../core/effect.ts';
import { isHushed } from '../../core/person.ts';
import type { CaseFacts, Step } from '../../hotline/case-step.ts';
import { isAtLeast, LEVELS, type Level } from '../../listening/level.ts';
import { mayUse } from '../../trust/consent.ts';
import { afterQuiet, isQuiet } from '../quiet.ts';
import { instantOf, isDay, localOf } from '../when/zone.ts';

const DAY_MS = 24 * 3_600_000;
const { afterDays, ownDayAtMin } = contacts;
export const OWN_DAYS_MAX = contacts.ownDaysMax;
const FROM_LEVEL = LEVELS.find((level) => level === contacts.fromLevel) ?? 'L2';

/** The first note after a talk has ended; whether it is due is asked again when its time comes. */
export function withNotes<S extends { readonly kind: string }>(
  closing: Step | S,
  { id: caseId, personId }: CaseFacts,
  closedAt: Date,
): Step | S {
  if (!('change' in closing) || personId === undefined) return closing;
  const { effects = [] } = closing;
  return { ...closing, effects: [...effects, ...noteAt({ caseId, personId, closedAt, nth: 0 })] };
}

type Series = {
  readonly caseId: string;
  readonly personId: string;
  readonly closedAt: Date;
  readonly nth: number;
};

function noteAt({ caseId, personId, closedAt, nth }: Series): Planned[] {
  const days = afterDays[nth];
  if (days === undefined) return [];
  const effect = { kind: 'caring-note.v1', caseId, personId, nth } as const;
  return [{ effect, dueAt: new Date(closedAt.getTime() + days * DAY_MS) }];
}

export type Closed = { readonly id: string; readonly closedAt: Date; readonly peak: Level };

/** @param talks all of theirs that have ended */
export function caringNote(
  now: Snapshot,
  effect: EffectOf<'caring-note.v1'>,
  talks: readonly Closed[],
): Decision | undefined {
  const { caseId, personId, nth } = effect;
  const hard = talks.filter(({ peak }) => isAtLeast(peak, FROM_LEVEL));
  const mine = hard.find(({ id }) => id === caseId);
  // A later hard time has notes of its own.
  if (mine === undefined || hard.some(({ closedAt }) => closedAt > mine.closedAt)) return undefined;
  const said = now.dialogue.caring;
  if (said?.caseId === caseId && (said.nth ?? -1) >= nth) return undefined;
  if (isQuiet(now.now, now.person)) return waits(now, effect);
  const next = noteAt({ caseId, personId, closedAt: mine.closedAt, nth: nth + 1 });
  return both(
    decide({
      changes: [{ kind: 'dialogue-moved', set: { caring: { ...said, caseId, nth } } }],
      effects: next,
    }),
    mayHear(now) ? decide({ says: [{ key: 'caring-note' }] }) : NOTHING,
  );
}

/** The next time a day of theirs comes, this year or another. */
export function ownDayAt(
  { person }: Pick<Snapshot, 'person'>,
  day: string,
  from: Date,
): Planned | undefined {
  const year = Number(localOf(from, person.timeZone).day.slice(0, 4));
  for (const one of [year, year + 1]) {
    const whole = `${one}-${day}`;
    const at = instantOf(isDay(whole) ? whole : `${one}-02-28`, ownDayAtMin, person.timeZone);
    const dueAt = afterQuiet(at, person);
    if (dueAt > from)
      return { effect: { kind: 'own-day.v1', personId: person.id, day, year: one }, dueAt };
  }
  return undefined;
}

export function ownDayNote(now: Snapshot, effect: EffectOf<'own-day.v1'>): Decision | undefined {
  const { day, year } = effect;
  const said = now.dialogue.caring;
  const isNamed = now.person.rhythm?.days?.includes(day) ?? false;
  if (!isNamed || (said?.days?.[day] ?? 0) >= year) return undefined;
  if (isQuiet(now.now, now.person)) return waits(now, effect);
  const next = ownDayAt(now, day, new Date(now.now.getTime() + DAY_MS));
  const isToday = now.now.getTime() - dueOf(now, effect) < DAY_MS;
  const set = { caring: { ...said, days: { ...said?.days, [day]: year } } };
  return both(
    decide({ changes: [{ kind: 'dialogue-moved', set }], effects: next ? [next] : [] }),
    isToday && mayHear(now) ? decide({ says: [{ key: 'day-note' }] }) : NOTHING,
  );
}

/** A note for a day that has passed while the program was away would be worse than none. */
function dueOf({ person }: Snapshot, { day, year }: EffectOf<'own-day.v1'>): number {
  const whole = `${year}-${day}`;
  return instantOf(isDay(whole) ? whole : `${year}-02-28`, 0, person.timeZone).getTime();
}

function waits(
  { now, person }: Snapshot,
  effect: EffectOf<'caring-note.v1' | 'own-day.v1'>,
): Decision {
  return decide({ effects: [{ effect, dueAt: afterQuiet(now, person) }] });
}

function mayHear({ now, person, consents, openCase }: Snapshot): boolean {
  const isHere = person.joinedAt !== undefined && person.ending === undefined;
  return isHere && openCase === undefined && !isHushed(person, now) && mayUse('contact', consents);
}
