// Accounts of those in charge: invited by one-time link, and switched off. Whoever is switched
// off is out of every session and chat in the same transaction; their open cases go back to the
// queue in the officers' world, and notes that only they could read to who wrote them, by an
// effect stored with it.

import { appendAudit } from '../../db/audit.ts';
import { enqueue } from '../../db/outbox.ts';
import { allStaff, lockAdmins, putStaff, type Staff, staffById } from '../../db/staff.ts';
import { disableStaff } from '../../db/staff-off.ts';
import { unitById } from '../../db/units.ts';
import type { Planned } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { nameIn } from './names.ts';
import { linkPeer, type PeerFault, peerFault } from './peers/peers.flow.ts';
import { makeLink } from './sign-in.flow.ts';
import { isOfUnit, mayTakeCases, type StaffRole } from './staff.ts';

const CLAIM_MS = 20_000;

export { STAFF_ROLES } from './staff.ts';

export type Invitation = {
  readonly role: StaffRole;
  readonly label: string;
  readonly unitId: string | undefined;
  readonly locale: Locale;
  /** Of a peer: who they are, by their number on the roster. */
  readonly rosterNo?: string | undefined;
};

export type Invited =
  | PeerFault
  | {
      readonly kind: 'invited';
      readonly staffId: string;
      /** Signs in once, within ten minutes; shown once and stored nowhere. */
      readonly link: string;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'bad-label' | 'label-taken' | 'unit-needed' | 'no-such-unit' };

export async function inviteStaff(
  tools: Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId' | 'settings'>,
  { role, locale, rosterNo = '', ...wish }: Invitation,
  actor = 'program',
): Promise<Invited> {
  const label = nameIn(wish.label);
  if (label === undefined) return { kind: 'bad-label' };
  const unitId = isOfUnit(role) ? wish.unitId : undefined;
  if (isOfUnit(role) && unitId === undefined) return { kind: 'unit-needed' };
  if (role === 'peer' && unitId !== undefined) {
    const fault = await peerFault(tools, { no: rosterNo, unitId });
    if (fault !== undefined) return fault;
  }
  const at = tools.clock();
  const id = tools.newId();
  const refused = await tools.pools.station.transact('wl_admin', async (tx) => {
    if (unitId !== undefined && (await unitById(tx.db, unitId)) === undefined)
      return { kind: 'no-such-unit' } as const;
    const others = await allStaff(tx.db);
    if (others.some((other) => other.label === label && other.disabledAt === null))
      return { kind: 'label-taken' } as const;
    putStaff(tx, {
      id,
      role,
      label,
      unitId: unitId ?? null,
      locale,
      createdAt: at,
      disabledAt: null,
    });
    const detail = { role, ...(unitId !== undefined && { unit: unitId }) };
    appendAudit(tx, [{ at, actor, action: 'staff-invited', subject: `staff:${id}`, detail }]);
    return undefined;
  });
  if (refused !== undefined) return refused;
  // Whoever left the roster in between stays an account without a link, which the page says.
  if (role === 'peer') await linkPeer(tools, id, rosterNo, actor);
  const link = await makeLink(tools, id, actor);
  if (link.kind !== 'made') return { kind: 'no-such-unit' };
  return { kind: 'invited', staffId: id, link: link.url, expiresAt: link.expiresAt };
}

export type SwitchedOff = { readonly kind: 'disabled' | 'no-such-staff' | 'last-admin' };

export async function switchOff(
  tools: Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow'>,
  staffId: string,
  actor = 'program',
): Promise<SwitchedOff> {
  const at = tools.clock();
  const { result, effects } = await tools.pools.station.transact('wl_admin', async (tx) => {
    const admins = await lockAdmins(tx.db);
    const member = await staffById(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null)
      return { result: { kind: 'no-such-staff' }, effects: [] } as const;
    if (admins.length === 1 && admins[0]?.id === staffId)
      return { result: { kind: 'last-admin' }, effects: [] } as const;
    if (!(await disableStaff(tx, staffId, at)))
      return { result: { kind: 'no-such-staff' }, effects: [] } as const;
    appendAudit(tx, [
      { at, actor, action: 'staff-disabled', subject: `staff:${staffId}`, detail: {} },
    ]);
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    return {
      result: { kind: 'disabled' },
      effects: enqueue(tx, leaving(member), { now: at, claimedUntil, newId: tools.newId }),
    } as const;
  });
  await tools.doNow(effects);
  return result;
}

/** What somebody who leaves had in hand does not stay with them. */
function leaving({ id: staffId, role }: Staff): Planned[] {
  const agreed: Planned = { effect: { kind: 'release-appointments.v1', staffId } };
  if (mayTakeCases(role))
    return [{ effect: { kind: 'release-cases.v1', staffId }, isUrgent: true }, agreed];
  if (role === 'peer') return [agreed, { effect: { kind: 'check-peers.v1' } }];
  const planned: Planned = { effect: { kind: 'hand-on-activities.v1', staffId } };
  if (role === 'admin') return [planned];
  return role === 'instructor'
    ? [{ effect: { kind: 'return-flags.v1', staffId } }, agreed, planned]
    : [];
}

export type StaffView = {
  readonly id: string;
  readonly role: StaffRole;
  readonly label: string;
  readonly unitId: string | undefined;
  readonly locale: Locale;
  readonly disabledAt: Date | undefined;
};

export async function staffList({ pools }: Pick<Tools, 'pools'>): Promise<StaffView[]> {
  const rows = await pools.station.transact('wl_admin', ({ db }) => allStaff(db));
  return rows.map(({ id, role, label, unitId, locale, disabledAt }) => ({
    id,
    role,
    label,
    locale,
    unitId: unitId ?? undefined,
    disabledAt: disabledAt ?? undefined,
  }));
}
