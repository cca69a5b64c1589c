// An agreed time through the one door: a time and perhaps an alias go over, a calling-off comes back.
// No transaction spans both worlds, so each step may run again.

import {
  appointmentById,
  bookedWith,
  showToStaff,
  withdrawFromStaff,
} from '../../../db/appointments.ts';
import { appendAudit } from '../../../db/audit.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import { appointedAt } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { endByStaff, remind } from './ending.ts';

const SOON_MS = 2 * 3_600_000;

type Told = 'staff-booked' | 'staff-booked-off' | 'staff-booked-soon';

export async function showAppointment(
  { appointmentId }: EffectOf<'show-appointment.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await standingOne(appointmentId, tools);
  if (found === undefined) return;
  const { appointment, alias } = found;
  const { id, staffId, at, byAlias } = appointment;
  const isNew = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const row = { id, staffId, at, alias: byAlias ? alias : null };
    const made = await showToStaff(tx.db, row);
    if (made) appendAudit(tx, [record('appointment-received', id, tools)]);
    return made;
  });
  if (isNew) await tellStaff(tools, 'staff-booked', appointment);
  // Ended while it crossed: its withdrawal may have come before it.
  if ((await standingOne(id, tools)) === undefined) await withdraw(id, tools);
}

export async function withdrawAppointment(
  { appointmentId }: EffectOf<'withdraw-appointment.v1'>,
  tools: Tools,
): Promise<void> {
  await withdraw(appointmentId, tools);
}

export async function remindOfAppointment(
  { personId, appointmentId }: EffectOf<'remind-appointment.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await standingOne(appointmentId, tools);
  if (found === undefined) return;
  const effects = await commit(tools, personId, (now) => remind(now, appointmentId));
  const inMs = found.appointment.at.getTime() - tools.clock().getTime();
  if (inMs <= SOON_MS) await tellStaff(tools, 'staff-booked-soon', found.appointment);
  await tools.doNow(effects);
}

export async function endAppointment(
  { appointmentId }: EffectOf<'end-appointment.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await standingOne(appointmentId, tools);
  if (found === undefined) return; // ended or erased meanwhile
  const { personId } = found.appointment;
  await tools.doNow(await commit(tools, personId, (now) => endByStaff(now, appointmentId)));
}

/** Whose account is off keeps no time with anybody. */
export async function releaseAppointments(
  { staffId }: EffectOf<'release-appointments.v1'>,
  tools: Tools,
): Promise<void> {
  const ids = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    bookedWith(db, staffId, tools.clock()),
  );
  for (const appointmentId of ids) {
    await endAppointment({ kind: 'end-appointment.v1', appointmentId }, tools);
    await withdraw(appointmentId, tools);
  }
}

async function standingOne(id: string, tools: Tools) {
  const found = await tools.pools.officer.transact('wl_bot', ({ db }) => appointmentById(db, id));
  return found?.appointment.state === 'booked' ? found : undefined;
}

async function withdraw(id: string, tools: Tools): Promise<void> {
  const gone = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const row = await withdrawFromStaff(tx.db, id, tools.clock());
    if (row !== undefined) appendAudit(tx, [record('appointment-withdrawn', id, tools)]);
    return row;
  });
  if (gone !== undefined && gone.at > tools.clock())
    await tellStaff(tools, 'staff-booked-off', gone);
}

/** In a chat of their own alone: a time and a link. */
async function tellStaff(
  tools: Tools,
  key: Told,
  { id, staffId, at }: { readonly id: string; readonly staffId: string; readonly at: Date },
): Promise<void> {
  const { timeZone, publicUrl } = tools.settings;
  const told = (locale: Locale) => ({
    id: `${key}:${id}`,
    text: sayText(locale, key, 0, {
      time: appointedAt(at, { locale, timeZone }),
      link: `${publicUrl}/console/appointments`,
    }),
  });
  await sendToOwn(tools, told, [staffId]);
}

function record(action: string, id: string, { clock }: Tools) {
  return { at: clock(), actor: 'program', action, subject: `appointment:${id}`, detail: {} };
}
