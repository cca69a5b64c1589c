// An instructor acts for one unit, under their own name, as their account is now.

import type { Tx } from '../../db/client.ts';
import { staffById } from '../../db/staff.ts';
import { unitById } from '../../db/units.ts';
import type { Member } from '../admin/staff.ts';
import { localOf } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';

export type Instructor = Pick<Member, 'id' | 'role'>;

export type Acting = {
  readonly tx: Tx;
  readonly unitId: string;
  /** The day it is at the unit. */
  readonly today: string;
  readonly at: Date;
  readonly actor: string;
};

/** @returns undefined for whoever has no unit here. */
export async function asInstructor<T>(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  { id, role }: Instructor,
  work: (acting: Acting) => Promise<T>,
): Promise<T | undefined> {
  if (role !== 'instructor') return undefined;
  const at = clock();
  return pools.station.transact({ role: 'wl_instructor', staffId: id }, async (tx) => {
    const member = await staffById(tx.db, id);
    const unitId = member?.disabledAt === null ? member.unitId : null;
    const unit = unitId ? await unitById(tx.db, unitId) : undefined;
    if (unit === undefined) return undefined;
    const { day: today } = localOf(at, unit.timeZone);
    return work({ tx, unitId: unit.id, today, at, actor: `instructor:${id}` });
  });
}
