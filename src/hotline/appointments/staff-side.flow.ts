// The staff's side: the hours they give, the times that were agreed, calling one off. A time and, where
// the officer wanted it, an alias; nothing here knows who it is, or how they are.

import {
  type StaffAppointment,
  staffAppointmentById,
  staffAppointmentsOf,
  withdrawFromStaff,
} from '../../../db/appointments.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type Claimed, enqueue } from '../../../db/outbox.ts';
import { dropHours, hoursOf, putHours } from '../../../db/talk-hours.ts';
import type { Member } from '../../admin/staff.ts';
import { localOf } from '../../checkins/when/zone.ts';
import { underOwnName } from '../../core/under-own-name.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { HOURS_KINDS, type Hours, type HoursWish, hoursIn, SLOT_MS } from './slots.ts';

const HOURS_MAX = 100;
const CLAIM_MS = 20_000;
/** One that began a while ago is still of today. */
const BACK_MS = 12 * 3_600_000;

export type Giver = Pick<Member, 'id' | 'role'>;
type StaffTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;

export type AppointmentsView = {
  readonly timeZone: string;
  readonly today: string;
  readonly hours: readonly Hours[];
  readonly kinds: typeof HOURS_KINDS;
  readonly agreed: readonly StaffAppointment[];
  /** A peer who gives no hours has agreed to nothing. */
  readonly asksToAgree: boolean;
};

/** Each agreed time that is shown is one record. */
export async function appointmentsView(tools: StaffTools, giver: Giver): Promise<AppointmentsView> {
  return underOwnName(tools, giver, async ({ tx, at, actor, timeZone }) => {
    const { day: today } = localOf(at, timeZone);
    const [hours, agreed] = await Promise.all([
      hoursOf(tx.db, giver.id),
      staffAppointmentsOf(tx.db, giver.id, new Date(at.getTime() - BACK_MS)),
    ]);
    appendAudit(
      tx,
      agreed.map(({ id }) => ({
        at,
        actor,
        action: 'appointment-seen',
        subject: `appointment:${id}`,
        detail: {},
      })),
    );
    const asksToAgree = isAsked(giver, hours);
    return { timeZone, today, hours, kinds: HOURS_KINDS, agreed, asksToAgree };
  });
}

export type HoursSet = {
  readonly kind: 'added' | 'removed' | 'bad-hours' | 'too-many' | 'not-agreed';
};

/** A peer's yes stands as long as they give hours, and goes with the last of them. */
function isAsked({ role }: Giver, hours: readonly Hours[]): boolean {
  return role === 'peer' && hours.every(({ kind }) => kind === 'off');
}

export async function addHours(
  tools: StaffTools,
  giver: Giver,
  wish: HoursWish,
): Promise<HoursSet> {
  return underOwnName(tools, giver, async ({ tx, at, actor, timeZone }): Promise<HoursSet> => {
    const { day: today } = localOf(at, timeZone);
    const hours = hoursIn(wish, today);
    if (hours === undefined) return { kind: 'bad-hours' };
    const before = await hoursOf(tx.db, giver.id);
    if (before.length >= HOURS_MAX) return { kind: 'too-many' };
    const isFirst = isAsked(giver, before);
    if (isFirst && wish.agrees !== true) return { kind: 'not-agreed' };
    putHours(tx, { ...hours, id: tools.newId(), timeZone, staffId: giver.id });
    const subject = `staff:${giver.id}`;
    const detail = { kind: hours.kind, fromMin: hours.fromMin, toMin: hours.toMin };
    if (isFirst) appendAudit(tx, [{ at, actor, action: 'peer-agreed', subject, detail: {} }]);
    appendAudit(tx, [{ at, actor, action: 'talk-hours-added', subject, detail }]);
    return { kind: 'added' };
  });
}

/** What is agreed already stands. */
export async function removeHours(
  tools: StaffTools,
  giver: Giver,
  hoursId: string,
): Promise<HoursSet> {
  return underOwnName(tools, giver, async ({ tx, at, actor }): Promise<HoursSet> => {
    if (!(await dropHours(tx.db, giver.id, hoursId))) return { kind: 'bad-hours' };
    const subject = `staff:${giver.id}`;
    appendAudit(tx, [{ at, actor, action: 'talk-hours-removed', subject, detail: {} }]);
    return { kind: 'removed' };
  });
}

export type CalledOff = { readonly kind: 'called-off' | 'no-such-appointment' };

/** The officer hears it at once, with a person now and another time beside it. */
export async function callOff(
  tools: StaffTools & Pick<Tools, 'doNow'>,
  giver: Giver,
  id: string,
): Promise<CalledOff> {
  let effects: readonly Claimed[] = [];
  const done = await underOwnName(tools, giver, async ({ tx, at, actor }): Promise<CalledOff> => {
    const found = await staffAppointmentById(tx.db, id);
    if (found?.staffId !== giver.id || found.at <= at) return { kind: 'no-such-appointment' };
    if ((await withdrawFromStaff(tx.db, id, at)) === undefined)
      return { kind: 'no-such-appointment' };
    const subject = `appointment:${id}`;
    appendAudit(tx, [{ at, actor, action: 'appointment-called-off', subject, detail: {} }]);
    const effect = { kind: 'end-appointment.v1', appointmentId: id } as const;
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    effects = enqueue(tx, [{ effect }], { now: at, claimedUntil, newId: tools.newId });
    return { kind: 'called-off' };
  });
  await tools.doNow(effects);
  return done;
}

/** From when to when, for a calendar: neither alias nor reason goes there. */
export async function timeOf(
  tools: StaffTools,
  giver: Giver,
  id: string,
): Promise<{ readonly from: Date; readonly to: Date } | undefined> {
  return underOwnName(tools, giver, async ({ tx }) => {
    const found = await staffAppointmentById(tx.db, id);
    if (found?.staffId !== giver.id || found.endedAt !== null) return undefined;
    return { from: found.at, to: new Date(found.at.getTime() + SLOT_MS) };
  });
}
