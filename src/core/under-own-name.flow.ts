// What a member of the staff does in the station's world under their own name: row policies leave them
// their own rows, and times are those of their own unit.

import type { Tx } from '../../db/client.ts';
import { staffById } from '../../db/staff.ts';
import { type Unit, unitById } from '../../db/units.ts';
import type { Tools } from '../outbox/tools.ts';

type NameTools = Pick<Tools, 'pools' | 'clock' | 'settings'>;

type Acting = {
  readonly tx: Tx;
  readonly at: Date;
  readonly actor: string;
  readonly unit: Unit | undefined;
  readonly timeZone: string;
};

export function underOwnName<T>(
  { pools, clock, settings }: NameTools,
  { id, role }: { readonly id: string; readonly role: string },
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const at = clock();
  return pools.station.transact({ role: 'wl_instructor', staffId: id }, async (tx) => {
    const unitId = (await staffById(tx.db, id))?.unitId;
    const unit = unitId ? await unitById(tx.db, unitId) : undefined;
    return work({
      tx,
      at,
      unit,
      timeZone: unit?.timeZone ?? settings.timeZone,
      actor: `${role}:${id}`,
    });
  });
}
