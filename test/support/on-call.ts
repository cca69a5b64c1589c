// Staff on call, in a world's roster.

import { putShifts } from '../../db/on-call.ts';
import type { Staff } from '../../db/staff.ts';
import type { Rung } from '../../src/hotline/on-call/policy.ts';
import type { ShiftKind } from '../../src/hotline/on-call/roster.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

export type Hours = { readonly fromH: number; readonly toH: number; readonly kind?: ShiftKind };

/** On call from and to so many hours from now. */
export async function onCall(
  world: World,
  rung: Rung,
  { id: staffId }: Staff,
  { fromH, toH, kind = 'usual' }: Hours = { fromH: -1, toH: 48 },
): Promise<string> {
  const id = world.tools.newId();
  const at = (hours: number) => new Date(world.now().getTime() + hours * HOUR_MS);
  const shift = { id, rung, staffId, from: at(fromH), to: at(toH), kind, madeAt: world.now() };
  await world.tools.pools.station.transact('wl_admin', async (tx) => putShifts(tx, [shift]));
  return id;
}
