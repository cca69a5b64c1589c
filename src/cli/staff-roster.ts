// Accounts as the list of them shows them, and who of the roster a peer's belongs to.

import { linkPeer, peerUnits } from '../admin/peers/peers.flow.ts';
import { type StaffView, staffList } from '../admin/staff.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';

export async function listStaff(tools: Tools, io: Io): Promise<number> {
  const linked = await peerUnits(tools);
  for (const one of await staffList(tools))
    print(io, `${one.id}  ${one.role.padEnd(11)} ${one.label}${stateOf(one, linked.get(one.id))}`);
  return 0;
}

function stateOf({ role, unitId, disabledAt }: StaffView, linked: string | undefined): string {
  if (disabledAt) return '  (disabled)';
  if (role !== 'peer' || linked === unitId) return '';
  return linked === undefined ? '  (not linked to the roster)' : '  (now of another unit)';
}

export async function linkToRoster(
  tools: Tools,
  { id }: StaffView,
  io: Io,
  { value: no }: { readonly value: string },
): Promise<number> {
  const { kind } = await linkPeer(tools, id, no);
  if (kind !== 'peer-linked') return refuse(io, kind);
  print(io, kind);
  return 0;
}
