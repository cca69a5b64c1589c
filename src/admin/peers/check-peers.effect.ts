// Holds peers against the roster, whenever somebody left it or was moved on it: who has left loses the
// account as by an admin's hand, who is of another unit now is told to the admins, who decide. Safe
// to run twice: an account goes off once, a move is told once.

import { appendAudit } from '../../../db/audit.ts';
import { claimMove, dropPeers, linkedPeers } from '../../../db/peers.ts';
import { activeStaff, allStaff } from '../../../db/staff.ts';
import { sayText } from '../../core/say.ts';
import { sendToThem } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { switchOff } from '../staff.flow.ts';

type News = 'staff-peer-left' | 'staff-peer-moved';

export async function checkPeers(tools: Tools): Promise<void> {
  const { linked, staff } = await tools.pools.station.transact('wl_registrar', async ({ db }) => ({
    linked: await linkedPeers(db),
    staff: new Map((await allStaff(db)).map((one) => [one.id, one])),
  }));
  for (const { staffId, unitId, leftAt } of linked) {
    const member = staff.get(staffId);
    if (member === undefined || member.disabledAt !== null) await unlink(tools, staffId);
    else if (leftAt !== null) await leave(tools, staffId);
    else await compare(tools, staffId, unitId === member.unitId ? undefined : unitId);
  }
}

async function leave(tools: Tools, staffId: string): Promise<void> {
  const { kind } = await switchOff(tools, staffId);
  await unlink(tools, staffId);
  if (kind === 'disabled') await tellAdmins(tools, 'staff-peer-left', staffId);
}

async function compare(tools: Tools, staffId: string, unitId: string | undefined): Promise<void> {
  const isNews = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const isClaimed = await claimMove(tx.db, staffId, unitId);
    if (isClaimed && unitId !== undefined) {
      const about = { subject: `staff:${staffId}`, detail: { unit: unitId } };
      appendAudit(tx, [{ at: tools.clock(), actor: 'program', action: 'peer-moved', ...about }]);
    }
    return isClaimed && unitId !== undefined;
  });
  if (isNews) await tellAdmins(tools, 'staff-peer-moved', `${staffId}:${unitId}`);
}

/** An account that is off belongs to nobody; a new one may be made for the same person. */
async function unlink({ pools }: Tools, staffId: string): Promise<void> {
  await pools.station.transact('wl_registrar', ({ db }) => dropPeers(db, [staffId]));
}

/** Each in their own language, where they linked a chat; else where alerts go. */
async function tellAdmins(tools: Tools, key: News, about: string): Promise<void> {
  const link = `${tools.settings.publicUrl}/console/staff`;
  const admins = await tools.pools.station.transact('wl_admin', ({ db }) =>
    activeStaff(db, ['admin']),
  );
  await sendToThem(
    tools,
    (locale) => ({ id: `${key}:${about}`, text: sayText(locale, key, 0, { link }) }),
    admins.map(({ id }) => id),
  );
}
