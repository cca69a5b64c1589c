// Whoever organizes acts under their own name, and reaches their own activities alone.

import type { Tx } from '../../../db/client.ts';
import { staffById } from '../../../db/staff.ts';
import { type Unit, unitById } from '../../../db/units.ts';
import type { Member } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';

export type Organizer = Pick<Member, 'id' | 'role'>;
export type OrganizerTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings' | 'keys'>;

type Acting = {
  readonly tx: Tx;
  readonly at: Date;
  readonly actor: string;
  readonly unit: Unit | undefined;
  readonly timeZone: string;
};

export function asOrganizer<T>(
  { pools, clock, settings }: OrganizerTools,
  { id, role }: Organizer,
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
