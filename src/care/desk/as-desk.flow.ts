// A desk acts under its own name, for the routes its account answers for now.

import type { Tx } from '../../../db/client.ts';
import { routesOf } from '../../../db/desk-routes.ts';
import { staffById } from '../../../db/staff.ts';
import type { Member } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Route } from '../desks.ts';

export type DeskMember = Pick<Member, 'id' | 'role'>;

export type AtDesk = {
  readonly tx: Tx;
  readonly routes: readonly Route[];
  readonly at: Date;
  readonly actor: string;
};

/** @returns undefined for whoever is no desk, or no longer. */
export async function asDesk<T>(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  { id, role }: DeskMember,
  work: (desk: AtDesk) => Promise<T>,
): Promise<T | undefined> {
  if (role !== 'desk') return undefined;
  const at = clock();
  return pools.station.transact({ role: 'wl_desk', staffId: id }, async (tx) => {
    const member = await staffById(tx.db, id);
    if (member?.role !== 'desk' || member.disabledAt !== null) return undefined;
    const routes = await routesOf(tx.db, id);
    return work({ tx, routes, at, actor: `desk:${id}` });
  });
}
