// What the rules of the line need to know of a case and of whoever would take it.

import type { Db } from '../../../db/client.ts';
import { deskProfileOf, deskProfilesOf, talksOf } from '../../../db/desk-profiles.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { Worker } from '../case-step.ts';
import { ANYONE, type Colleague, isTooNear, type Routed, type Taker } from './may-take.ts';

export async function takerOf(db: Db, { id, role }: Worker): Promise<Taker> {
  const [colleagues, talks] = await Promise.all([colleaguesOf(db), talksOf(db, id)]);
  const own = colleagues.find((one) => one.id === id) ?? ANYONE;
  return { ...own, id, role, talks, colleagues };
}

/** Everybody who takes cases and whose account is on. */
export async function colleaguesOf(db: Db): Promise<Colleague[]> {
  const ids = (await activeStaff(db, ['counselor', 'lead'])).map(({ id }) => id);
  const profiles = await deskProfilesOf(db, ids);
  return ids.map((id) => ({ ...(profiles.get(id) ?? ANYONE), id }));
}

/** Whether this is an officer that they must not come near, a lead no more than anyone. */
export async function isOwnUnit(
  db: Db,
  row: Pick<CaseRow, 'unitId' | 'wishes'>,
  { id }: Pick<Worker, 'id'>,
): Promise<boolean> {
  const of = { unitId: row.unitId ?? undefined, wishes: row.wishes };
  return isTooNear(of, await deskProfileOf(db, id));
}

export function routedOf(row: CaseRow): Routed & { readonly id: string } {
  const { id, level, queuedAt, openedAt, unitId, locale, wishes, wantedId } = row;
  return {
    id,
    level,
    queuedAt: queuedAt ?? openedAt,
    unitId: unitId ?? undefined,
    locale: locale ?? undefined,
    wishes,
    wantedId: wantedId ?? undefined,
  };
}
