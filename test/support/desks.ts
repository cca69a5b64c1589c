// Desks of a world, and an officer who tells one of them something.

import { putRoutes } from '../../db/desk-routes.ts';
import { putStaff } from '../../db/staff.ts';
import type { Route } from '../../src/care/desks.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';

export type DeskRow = {
  readonly id: string;
  readonly route: string;
  readonly state: string;
  readonly item: string | null;
  readonly unit_id: string | null;
};

/** Somebody who answers for these desks. */
export async function openADesk(world: World, ...routes: readonly Route[]) {
  const { tools } = world;
  const id = tools.newId();
  await tools.pools.station.transact('wl_admin', async (tx) => {
    putStaff(tx, {
      id,
      role: 'desk',
      label: 'Desk',
      unitId: null,
      locale: 'en',
      createdAt: world.now(),
      disabledAt: null,
    });
    await tx.flush();
    await putRoutes(tx.db, id, routes);
  });
  return { id, role: 'desk' } as const;
}

export async function requestsIn(world: World): Promise<DeskRow[]> {
  return rowsOf(
    world,
    'select id, route, state, item, unit_id from station.requests order by received_at, id',
  );
}

export function idLike(outbounds: readonly Outbound[], start: string): string {
  const ids = outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
  return ids.find((id) => id.startsWith(start)) ?? `none like ${start} in ${ids.join(' ')}`;
}

/** Sent and arrived; what was said meanwhile is heard. @returns its id */
export async function tell(
  world: World,
  officer: Address,
  words: string,
  item: string,
): Promise<string> {
  await world.say(officer, 'say it');
  await world.say(officer, words);
  await world.tap(officer, `problem-item:${item}`);
  await world.tap(officer, idLike(world.heard(officer), 'problem-send'));
  await world.advance(0);
  world.heard(officer);
  return (await requestsIn(world)).at(-1)?.id ?? '';
}
