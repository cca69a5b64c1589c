// Agreeing on a time with somebody of the staff: who, when, under which name. Whoever is in danger
// is not asked to wait for a slot: a person now comes first, and the bot says so.

import { both, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { appointedAt } from '../../core/moment.ts';
import { isAtLeast } from '../../listening/level.ts';
import { askOnce } from '../../trust/slips.ts';
import type { Booked } from './appointment.ts';
import { AGAIN, about, bookedOf, cancel, end, moved, offTap, TALK, taps } from './ending.ts';
import { type BookIntent, type Slot, slotTap } from './tap.ts';

const FLAG: Button = { id: 'flag', label: 'flag' };
const ANYWAY: Button = { id: 'book-anyway', label: 'book-anyway' };
const HOUR_MS = 3_600_000;
/** How long before it they are reminded. */
const REMIND_MS = [24 * HOUR_MS, HOUR_MS];

export type Offered = { readonly id: string; readonly label: string; readonly isPeer: boolean };

/** What was looked up: who gives hours, which are free, whether the slot has just been taken. */
export type HeardBooking = {
  readonly offered: readonly Offered[];
  /** Of the one it is about. */
  readonly free: readonly Date[];
  /** The id that the slot was taken under, by this very tap. */
  readonly takenAs: string | undefined;
};

export function onBooking(
  now: Snapshot,
  intent: BookIntent,
  heard: HeardBooking = { offered: [], free: [], takenAs: undefined },
): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  switch (intent.kind) {
    case 'book':
      return isUrgent(now) ? personNow() : (standing(now) ?? choose(heard));
    case 'book-anyway':
      return choose(heard);
    case 'book-with':
      return times(now, intent.staffId, heard);
    case 'book-at':
      return decide({ says: [askHow(now, intent, heard)] });
    case 'book-alias':
    case 'book-plain':
      return book(now, intent, intent.kind === 'book-alias', heard);
    case 'book-off':
      return cancel(now, intent.appointmentId);
  }
}

function isUrgent({ openCase }: Snapshot): boolean {
  return openCase !== undefined && isAtLeast(openCase.level, 'L2');
}

function personNow(): Decision {
  return decide({ says: [{ key: 'book-person-now', buttons: [TALK, ANYWAY] }] });
}

function standing(now: Snapshot): Decision | undefined {
  const mine = bookedOf(now);
  return mine && decide({ says: [{ ...about('book-standing', now, mine), buttons: taps(mine) }] });
}

function choose({ offered }: HeardBooking): Decision {
  if (offered.length === 0) return decide({ says: [{ key: 'book-nobody', buttons: [TALK] }] });
  const people = offered.map(({ id, label }): Button => ({ id: `book-with:${id}`, name: label }));
  const key = offered.some(({ isPeer }) => isPeer) ? 'book-who-peers' : 'book-who';
  return decide({ says: [{ key, buttons: [...people, TALK] }] });
}

function times(now: Snapshot, staffId: string, heard: HeardBooking): Decision {
  const who = labelOf(staffId, heard);
  if (who === undefined) return choose(heard);
  if (heard.free.length === 0)
    return decide({ says: [{ key: 'book-full', params: { who }, buttons: [AGAIN, TALK] }] });
  return decide({ says: [whichTime(now, staffId, heard, 'book-when')] });
}

function whichTime(
  now: Snapshot,
  staffId: string,
  heard: HeardBooking,
  key: 'book-when' | 'book-gone',
): Say {
  const slots = heard.free.map(
    (at): Button => ({
      id: slotTap('book-at', { staffId, at }),
      name: appointedAt(at, now.person),
    }),
  );
  const params = { who: labelOf(staffId, heard) ?? '' };
  return { key, params, buttons: [...slots, slots.length === 0 ? AGAIN : TALK] };
}

function askHow(now: Snapshot, slot: Slot, heard: HeardBooking): Say {
  const { staffId, at } = slot;
  const who = labelOf(staffId, heard);
  const isFree = heard.free.some((one) => +one === +at);
  if (who === undefined || !isFree) return whichTime(now, staffId, heard, 'book-gone');
  return {
    key: 'book-how',
    params: { who, time: appointedAt(at, now.person), alias: now.person.alias ?? '' },
    buttons: [
      { id: slotTap('book-alias', slot), label: 'book-alias' },
      { id: slotTap('book-plain', slot), label: 'book-plain' },
      { ...AGAIN },
    ],
  };
}

function book(now: Snapshot, slot: Slot, byAlias: boolean, heard: HeardBooking): Decision {
  const { staffId, at } = slot;
  const { takenAs: id } = heard;
  const who = labelOf(staffId, heard);
  if (id === undefined || who === undefined)
    return decide({ says: [whichTime(now, staffId, heard, 'book-gone')] });
  const mine: Booked = { id, staffId, who, at: at.toISOString() };
  const before = bookedOf(now);
  const personId = now.person.id;
  const reminders = REMIND_MS.map((ms) => new Date(at.getTime() - ms)).filter(
    (dueAt) => dueAt > now.now,
  );
  return both(
    before === undefined ? decide({}) : end(before.id, 'moved'),
    decide({
      changes: [{ kind: 'appointment-made', appointmentId: id, staffId, at, byAlias }, moved(mine)],
      says: [{ ...about('book-done', now, mine), buttons: [offTap(mine), FLAG] }],
      effects: [
        { effect: { kind: 'show-appointment.v1', appointmentId: id } },
        ...reminders.map((dueAt) => ({
          effect: { kind: 'remind-appointment.v1', personId, appointmentId: id } as const,
          dueAt,
        })),
      ],
    }),
    askOnce(now, 'contact'),
  );
}

function labelOf(staffId: string, { offered }: HeardBooking): string | undefined {
  return offered.find(({ id }) => id === staffId)?.label;
}
