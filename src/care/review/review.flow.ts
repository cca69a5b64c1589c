// The review for whoever may read it, out of what was told: an admin of any unit, an instructor of
// the own one and those below it.

import { figuresOf } from '../../../db/figures.ts';
import { reviewFiguresOf, toldQuarters } from '../../../db/reviews.ts';
import { allUnits } from '../../../db/units.ts';
import type { Locale } from '../../core/person.ts';
import { drawPdf } from '../../ops/paper.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { ReviewUnit } from './below.ts';
import { chartOf } from './chart.ts';
import { isQuarter, monthsOf, type Quarter } from './quarter.ts';
import { type Figure, quartersUpTo, type Review, reviewOf } from './review.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { tableOf } from './table.ts';

const MONTHS_OF_QUARTERS = 2;
const QUARTERS = 5;

export type ReviewReader = {
  readonly id: string;
  readonly role: 'instructor' | 'admin';
  readonly unitId: string | undefined;
};

export type ReviewWish = {
  /** Absent: the newest. */
  readonly quarter?: string | undefined;
  /** Absent: an instructor's own, or the whole force. */
  readonly unitId?: string | undefined;
};

export type Reviewed = {
  readonly review: Review;
  readonly quarters: readonly Quarter[];
  /** What may be asked for, from the top down. */
  readonly above: ReviewUnit | undefined;
};

/** @returns undefined when there is no such review, or it is not theirs to read. */
export async function reviewFor(
  { pools }: Pick<Tools, 'pools'>,
  reader: ReviewReader,
  wish: ReviewWish,
): Promise<Reviewed | undefined> {
  const as =
    reader.role === 'admin' ? 'wl_admin' : ({ role: 'wl_instructor', staffId: reader.id } as const);
  return pools.station.transact(as, async ({ db }) => {
    const quarters = await toldQuarters(db);
    const quarter = wish.quarter ?? quarters[0];
    if (quarter === undefined || !isQuarter(quarter) || !quarters.includes(quarter))
      return undefined;
    const units = (await allUnits(db)).map(({ id, name, parentId }) => ({
      id,
      name,
      parentId: parentId ?? undefined,
    }));
    const top = reader.role === 'admin' ? undefined : reader.unitId;
    const unit = units.find(({ id }) => id === (wish.unitId ?? top));
    if (unit === undefined && (wish.unitId !== undefined || reader.role !== 'admin'))
      return undefined;
    if (top !== undefined && !isUnder(units, unit, top)) return undefined;
    const months = quartersUpTo(quarter, MONTHS_OF_QUARTERS).flatMap(monthsOf);
    const told = [
      ...(await Promise.all(months.map((month) => figuresOf(db, month)))).flat(),
      ...(await reviewFiguresOf(db, quartersUpTo(quarter, QUARTERS))),
    ];
    const figures = told.map((row): Figure => {
      const { measure, about, share, unitIds } = row;
      return { measure, about, share, unitIds, period: 'month' in row ? row.month : row.quarter };
    });
    const above = unit?.id === top ? undefined : units.find(({ id }) => id === unit?.parentId);
    return { review: reviewOf({ quarter, unit, units, figures }), quarters, above };
  });
}

function isUnder(
  units: readonly ReviewUnit[],
  unit: ReviewUnit | undefined,
  topId: string,
): boolean {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  let id = unit?.id;
  for (let up = 0; id !== undefined && up <= units.length; up += 1) {
    if (id === topId) return true;
    id = parents.get(id);
  }
  return false;
}

export type ReviewPage = {
  readonly sheet: Sheet;
  readonly charts: readonly ReturnType<typeof chartOf>[];
};

export function reviewPage({ review }: Reviewed, locale: Locale): ReviewPage {
  const sheet = sheetOf(review, locale);
  const charts = sheet.sections.map(({ bars, title }) =>
    chartOf(bars, `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`),
  );
  return { sheet, charts };
}

export function reviewTable({ review }: Reviewed): string {
  return tableOf(review);
}

export async function reviewPdf({ review }: Reviewed, locale: Locale): Promise<Uint8Array> {
  return drawPdf(sheetOf(review, locale));
}
