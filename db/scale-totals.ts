// What forms summed up to, person by person.

import { and, desc, eq, gte, isNotNull, lt } from 'drizzle-orm';
import type { Db } from './client.ts';
import { scaleRuns, scales } from './scales.ts';

/** Of everybody who finished a form of this instrument in this time, their newest sum. */
export function newestTotals(
  db: Db,
  instrument: string,
  { from, until }: { readonly from: Date; readonly until: Date },
) {
  return db
    .selectDistinctOn([scaleRuns.personId], {
      personId: scaleRuns.personId,
      total: scaleRuns.total,
    })
    .from(scaleRuns)
    .innerJoin(scales, eq(scales.id, scaleRuns.scaleId))
    .where(
      and(
        eq(scales.instrument, instrument),
        isNotNull(scaleRuns.total),
        gte(scaleRuns.finishedAt, from),
        lt(scaleRuns.finishedAt, until),
      ),
    )
    .orderBy(scaleRuns.personId, desc(scaleRuns.finishedAt))
    .as('summed');
}
