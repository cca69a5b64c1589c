// Holds peers against the roster, whenever somebody left it or was moved on it: who has left loses the
// account as by an admin's hand, who is of another unit now is told to the admins, who decide. Safe
// to run twice: an account goes off once; what the admins are told is kept as told only after it was,
// so that a process that dies in between leaves it to the next.

import { appendAudit } from '../../../db/audit.ts';
import { claimMove, dropPeers, linkedPeers } from '../../../db/peers.ts';
import { activeStaff, allStaff } from '../../../db/staff.ts';
import { sayText } from '../../core/say.ts';
import { sendToThem } from '../../core/staff-chats.flow.ts';
import { RetryLater } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';
import { switchOff } from '../staff.flow.ts';

type News = 'staff-peer-left' | 'staff-peer-moved';

export async function checkPeers(tools: Tools): Promise<void> {
  const { linked, staff } = await tools.pools.station.transact('wl_registrar', async ({ db }) => ({
    linked: await linkedPeers(db),
    staff: new Map((await allStaff(db)).map((one) => [one.id, one])),
  }));
  let isTold = true;
  for (const { staffId, unitId, leftAt, toldUnitId } of linked) {
    const member = staff.get(staffId);
    if (member === undefined || member.disabledAt !== null) {
      isTold = (await end(tools, staffId, leftAt !== null)) && isTold;
    } else if (leftAt !== null) {
      await switchOff(tools, staffId); // with which this is run again, and finds it off
    } else {
      const otherId = unitId === member.unitId ? null : unitId;
      if (otherId !== toldUnitId) isTold = (await move(tools, staffId, otherId)) && isTold;
    }
  }
  if (!isTold) throw new RetryLater('admins-not-told');
}

/** @returns false where it is to be told yet. */
async function end(tools: Tools, staffId: string, hasLeft: boolean): Promise<boolean> {
  if (hasLeft && !(await tellAdmins(tools, 'staff-peer-left', staffId))) return false;
  await unlink(tools, staffId);
  return true;
}

/** @param unitId `null`: back in the account's own, of which nobody needs to hear. */
async function move(tools: Tools, staffId: string, unitId: string | null): Promise<boolean> {
  const about = `${staffId}:${unitId}`;
  if (unitId !== null && !(await tellAdmins(tools, 'staff-peer-moved', about))) return false;
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    if (!(await claimMove(tx.db, staffId, unitId)) || unitId === null) return;
    const what = { action: 'peer-moved', subject: `staff:${staffId}`, detail: { unit: unitId } };
    appendAudit(tx, [{ at: tools.clock(), actor: 'program', ...what }]);
  });
  return true;
}

/** An account that is off belongs to nobody; a new one may be made for the same person. */
async function unlink({ pools }: Tools, staffId: string): Promise<void> {
  await pools.station.transact('wl_registrar', ({ db }) => dropPeers(db, [staffId]));
}

/** Each in their own language, where they linked a chat; else where alerts go. */
async function tellAdmins(tools: Tools, key: News, about: string): Promise<boolean> {
  const link = `${tools.settings.publicUrl}/console/staff`;
  const admins = await tools.pools.station.transact('wl_admin', ({ db }) =>
    activeStaff(db, ['admin']),
  );
  const reached = await sendToThem(
    tools,
    (locale) => ({ id: `${key}:${about}`, text: sayText(locale, key, 0, { link }) }),
    admins.map(({ id }) => id),
  );
  return reached !== 'nobody-yet';
}
