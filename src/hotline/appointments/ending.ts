// How an agreed time ends or comes near: taken back by the officer, called off by the staff, erased,
// reminded of.

import { both, type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { appointedAt } from '../../core/moment.ts';
import type { Booked } from './appointment.ts';

export const TALK: Button = { id: 'talk', label: 'talk' };
export const AGAIN: Button = { id: 'book-anyway', label: 'book-other' };

/** The one that stands, if its time has not come. */
export function bookedOf({ dialogue: { booked }, now }: Snapshot): Booked | undefined {
  return booked !== undefined && new Date(booked.at) > now ? booked : undefined;
}

export function cancel(now: Snapshot, appointmentId: string): Decision {
  const mine = bookedOf(now);
  if (mine?.id !== appointmentId) return decide({ says: [{ key: 'book-nothing' }] });
  return both(
    end(mine.id, 'cancelled'),
    decide({
      changes: [moved(undefined)],
      says: [{ ...about('book-cancelled', now, mine), buttons: [AGAIN, TALK] }],
    }),
  );
}

export function end(appointmentId: string, why: 'moved' | 'cancelled'): Decision {
  return decide({
    changes: [{ kind: 'appointment-ended', appointmentId, why }],
    effects: [{ effect: { kind: 'withdraw-appointment.v1', appointmentId } }],
  });
}

/** Before the person's data goes: the time is free again, and the staff's side empty. */
export function endForErasure(now: Snapshot): Pick<Decision, 'changes' | 'effects'> {
  const mine = bookedOf(now);
  return mine === undefined ? { changes: [], effects: [] } : end(mine.id, 'cancelled');
}

/** The staff cannot come: said at once, with a person now and another time beside it. */
export function endByStaff(now: Snapshot, appointmentId: string): Decision | undefined {
  const mine = bookedOf(now);
  const changes: Change[] = [{ kind: 'appointment-ended', appointmentId, why: 'by-staff' }];
  if (mine?.id !== appointmentId) return decide({ changes });
  return decide({
    changes: [...changes, moved(undefined)],
    says: [{ ...about('book-by-staff', now, mine), buttons: [AGAIN, TALK] }],
  });
}

export function remind(now: Snapshot, appointmentId: string): Decision | undefined {
  const mine = bookedOf(now);
  if (mine?.id !== appointmentId) return undefined;
  return decide({ says: [{ ...about('book-remind', now, mine), buttons: [offTap(mine), TALK] }] });
}

export function taps(mine: Booked): readonly Button[] {
  return [AGAIN, offTap(mine), TALK];
}

export function offTap({ id }: Booked): Button {
  return { id: `book-off:${id}`, label: 'book-off' };
}

type About = 'book-standing' | 'book-done' | 'book-cancelled' | 'book-by-staff' | 'book-remind';

export function about(key: About, now: Snapshot, { who, at }: Booked): Say {
  return { key, params: { who, time: appointedAt(new Date(at), now.person) } };
}

export function moved(booked: Booked | undefined): Change {
  return { kind: 'dialogue-moved', set: { booked } };
}
