// Which desks an account answers for, as an admin sets it: none, and it sees nothing.

import { appendAudit } from '../../../db/audit.ts';
import { putRoutes, routesOf } from '../../../db/desk-routes.ts';
import { staffById } from '../../../db/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import { DESKS, isRoute, ROUTES, type Route } from '../desks.ts';

export type RoutesSet = { readonly kind: 'routes-set' | 'no-such-desk' | 'bad-route' };

export async function deskRoutes(
  { pools }: Pick<Tools, 'pools'>,
  staffId: string,
): Promise<readonly Route[]> {
  return pools.station.transact('wl_admin', ({ db }) => routesOf(db, staffId));
}

export function routeLabels() {
  return DESKS.routes.map(({ id, label }) => ({ id, label }));
}

export async function setRoutes(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
  wanted: readonly string[],
  actor = 'program',
): Promise<RoutesSet> {
  if (!wanted.every(isRoute)) return { kind: 'bad-route' };
  const routes = ROUTES.filter((one) => wanted.includes(one));
  return pools.station.transact('wl_admin', async (tx) => {
    const member = await staffById(tx.db, staffId);
    if (member?.role !== 'desk' || member.disabledAt !== null) return { kind: 'no-such-desk' };
    await putRoutes(tx.db, staffId, routes);
    const detail = { desks: routes.join(' ') || 'none' };
    const subject = `staff:${staffId}`;
    appendAudit(tx, [{ at: clock(), actor, action: 'desk-routes-set', subject, detail }]);
    return { kind: 'routes-set' };
  });
}
