// A peer as there are some: somebody of the roster, invited and linked.

import { inviteStaff } from '../../src/admin/staff.flow.ts';
import { importList } from '../../src/care/import.flow.ts';
import type { World } from './world.ts';

export async function invitedPeer(
  { tools, unitId }: Pick<World, 'tools' | 'unitId'>,
  no: string,
): Promise<{ readonly id: string; readonly role: 'peer' }> {
  await importList(tools, Buffer.from(`no,name\n${no},Officer ${no}\n`), { unitId });
  const wish = { role: 'peer', label: `Peer ${no}`, locale: 'en', unitId, rosterNo: no } as const;
  const made = await inviteStaff(tools, wish);
  if (made.kind !== 'invited') throw new Error(made.kind);
  return { id: made.staffId, role: 'peer' };
}
