// Who of the staff gives hours to this officer, and when they are free: a further trip for these
// messages alone. The tap that books takes the time here, by an insert that only one can make.

import type { Tx } from '../../db/client.ts';
import { deskUnitsOf, hoursGiven, takenSlots, takeSlot } from '../../db/talk-hours.ts';
import type { HeardBooking, Offered } from '../hotline/appointments/booking.ts';
import { givenTo } from '../hotline/appointments/givers.ts';
import { freeSlots } from '../hotline/appointments/slots.ts';
import { type BookIntent, bookIntentOf } from '../hotline/appointments/tap.ts';
import type { Snapshot } from './decision.ts';
import type { Said } from './message.ts';

const SLOTS_SHOWN = 8;
const SLOTS_MAX = 1_000;

export async function lookUpBooking(
  tx: Tx,
  now: Snapshot,
  said: Said,
): Promise<HeardBooking | undefined> {
  const intent = bookIntentOf(said);
  const { joinedAt, unitId, ending } = now.person;
  if (intent === undefined || joinedAt === undefined || ending?.why === 'died') return undefined;
  const offered = await offeredTo(tx, unitId);
  if (!('staffId' in intent) || !offered.some(({ id }) => id === intent.staffId))
    return { offered, free: [], takenAs: undefined };
  const all = await freeOf(tx, intent.staffId, now.now);
  const takenAs = await taken(tx, now, intent, all);
  return { offered, free: shown(intent, all), takenAs };
}

/** Who gives hours, as far as it is theirs to choose from. */
async function offeredTo(tx: Tx, unitId: string | undefined): Promise<Offered[]> {
  const [given, inCharge] = await Promise.all([hoursGiven(tx.db), deskUnitsOf(tx.db)]);
  return givenTo(given, { unitId, inCharge }).map(({ id, label, role }) => ({
    id,
    label,
    isPeer: role === 'peer',
  }));
}

async function freeOf(tx: Tx, staffId: string, now: Date): Promise<Date[]> {
  const { hours, taken: starts } = await takenSlots(tx.db, staffId, now);
  return freeSlots(hours, starts, now, SLOTS_MAX);
}

/** To choose from: the soonest. To hold one against: all of them. */
function shown(intent: BookIntent, all: readonly Date[]): readonly Date[] {
  if (intent.kind !== 'book-at') return all.slice(0, SLOTS_SHOWN);
  const isFree = all.some((one) => +one === +intent.at);
  return isFree ? [intent.at] : all.slice(0, SLOTS_SHOWN);
}

async function taken(
  tx: Tx,
  now: Snapshot,
  intent: BookIntent,
  all: readonly Date[],
): Promise<string | undefined> {
  if (intent.kind !== 'book-alias' && intent.kind !== 'book-plain') return undefined;
  const { staffId, at } = intent;
  if (!all.some((one) => +one === +at)) return undefined;
  const id = now.newId();
  return (await takeSlot(tx.db, { staffId, at, appointmentId: id })) ? id : undefined;
}
