// What the rules of the line need to know of a case and of whoever would take it.

import type { Db } from '../../../db/client.ts';
import { deskProfileOf, talksOf } from '../../../db/desk-profiles.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import type { Worker } from '../case-step.ts';
import type { Routed, Taker } from './may-take.ts';

export async function takerOf(db: Db, { id, role }: Worker): Promise<Taker> {
  const [profile, talks] = await Promise.all([deskProfileOf(db, id), talksOf(db, id)]);
  return { ...profile, id, role, talks };
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
