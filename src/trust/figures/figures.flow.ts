// Group figures for whoever may read them. Only what was told is here; nothing is counted.

import { figuresOf, releasedMonths } from '../../../db/figures.ts';
import { allUnits } from '../../../db/units.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Month } from './month.ts';
import { MEASURES, type Measure, POLICIES } from './policy.ts';
import type { Shown } from './shown.ts';

export type UnitFigure = {
  readonly measure: Measure;
  readonly atLeast: number;
  /** Absent: too few people, here and together with all others. */
  readonly told: (Shown & { readonly together: readonly string[] }) | undefined;
};

export type UnitFigures = { readonly unit: string; readonly figures: readonly UnitFigure[] };

export type MonthFigures = {
  readonly month: Month;
  readonly months: readonly Month[];
  readonly units: readonly UnitFigures[];
};

type Reader = {
  readonly id: string;
  readonly role: 'instructor' | 'admin';
  readonly unitId: string | undefined;
};

/**
 * @param reader an instructor reads of the own unit, an admin of all
 * @returns undefined when no month was told yet, or not this one
 */
export async function monthFigures(
  { pools }: Pick<Tools, 'pools'>,
  reader: Reader,
  wanted: Month | undefined,
): Promise<MonthFigures | undefined> {
  const as =
    reader.role === 'admin' ? 'wl_admin' : ({ role: 'wl_instructor', staffId: reader.id } as const);
  return pools.station.transact(as, async ({ db }) => {
    const months = await releasedMonths(db);
    const month = wanted ?? months[0];
    if (month === undefined || !months.includes(month)) return undefined;
    const [rows, units] = await Promise.all([figuresOf(db, month), allUnits(db)]);
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const named = MEASURES.filter(
      (measure) => !POLICIES[measure].isOnlyIfTold || rows.some((row) => row.measure === measure),
    );
    const ofUnit = (unitId: string): UnitFigure[] =>
      named.map((measure) => {
        const row = rows.find((one) => one.measure === measure && one.unitIds.includes(unitId));
        const told = row && {
          about: row.about,
          share: row.share,
          together: row.unitIds.flatMap((id) => (id === unitId ? [] : (names.get(id) ?? []))),
        };
        return { measure, atLeast: POLICIES[measure].atLeast, told };
      });
    const shown = units.filter(({ id }) => reader.role === 'admin' || id === reader.unitId);
    return {
      month,
      months,
      units: shown.map(({ id, name }) => ({ unit: name, figures: ofUnit(id) })),
    };
  });
}
