// What the rules of the line need to know of a case and of whoever would take it.

import type { Db } from '../../../db/client.ts';
import { colleaguesOf, deskProfileOf, talksOf } from '../../../db/desk-profiles.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import type { Worker } from '../case-step.ts';
import { ANYONE, isTooNear, type Routed, type Taker } from './may-take.ts';

export async function takerOf(db: Db, { id, role }: Worker): Promise<Taker> {
  const [colleagues, talks] = await Promise.all([colleaguesOf(db), talksOf(db, id)]);
  const own = colleagues.find((one) => one.id === id) ?? ANYONE;
  return { ...own, id, role, talks, colleagues };
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
