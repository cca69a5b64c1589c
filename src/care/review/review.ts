// A review of one unit and all below it, out of what was told: nothing is counted here. A unit's
// figure is of the groups that lie wholly under it; where there is none, of the wider group that it
// was told together with.

import type { Shown } from '../../trust/figures/shown.ts';
import { type Change, changeOf, type Estimate, estimateOf, meanOf } from './estimate.ts';
import { monthsOf, type Quarter, quartersBefore } from './quarter.ts';
import { SECTIONS, type Section } from './sections.ts';

export type ReviewUnit = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
};

export type Figure = Shown & {
  readonly measure: Section['id'];
  /** A month or a quarter. */
  readonly period: string;
  /** None: of the whole force, where no unit has a figure. */
  readonly unitIds: readonly string[];
};

export type Told = {
  readonly now: Estimate | undefined;
  readonly before: Estimate | undefined;
  readonly change: Change | undefined;
  /** Told together with others outside. */
  readonly isWider: boolean;
};

export type Point = { readonly period: string; readonly told: Estimate | undefined };

export type SectionReview = Told & {
  readonly section: Section;
  readonly points: readonly Point[];
  readonly rows: readonly (Told & { readonly unit: ReviewUnit })[];
};

export type Review = {
  readonly quarter: Quarter;
  /** None: the whole force. */
  readonly unit: ReviewUnit | undefined;
  readonly below: readonly ReviewUnit[];
  readonly sections: readonly SectionReview[];
};

const QUARTERS_SHOWN = 5;
const QUARTERS_OF_MONTHS = 2;

type Given = {
  readonly quarter: Quarter;
  readonly unit: ReviewUnit | undefined;
  readonly units: readonly ReviewUnit[];
  readonly figures: readonly Figure[];
};

export function reviewOf({ quarter, unit, units, figures }: Given): Review {
  const below = belowOf(units, unit);
  const ofUnit = SECTIONS.filter(({ of }) => unit === undefined || of !== 'waits');
  const sections = ofUnit.map((section): SectionReview => {
    const own = figures.filter(({ measure }) => measure === section.id);
    const toldOf = (one: ReviewUnit | undefined) =>
      told(own, section, quarter, scopeOf(units, one));
    const isByUnit = own.some(({ unitIds }) => unitIds.length > 0);
    return {
      section,
      ...toldOf(unit),
      points: pointsOf(own, section, quarter, scopeOf(units, unit)),
      rows: isByUnit ? below.map((one) => ({ unit: one, ...toldOf(one) })) : [],
    };
  });
  return { quarter, unit, below, sections };
}

/** A force under one head is told by what is below that. */
function belowOf(
  units: readonly ReviewUnit[],
  unit: ReviewUnit | undefined,
): readonly ReviewUnit[] {
  if (unit !== undefined) return units.filter(({ parentId }) => parentId === unit.id);
  const heads = units.filter(({ parentId }) => !units.some(({ id }) => id === parentId));
  const [head] = heads;
  return heads.length === 1 ? belowOf(units, head) : heads;
}

/** Absent: everything. */
type Scope = ReadonlySet<string> | undefined;

function scopeOf(units: readonly ReviewUnit[], unit: ReviewUnit | undefined): Scope {
  if (unit === undefined) return undefined;
  const scope = new Set([unit.id]);
  for (;;) {
    const more = units.filter(
      ({ id, parentId }) => parentId !== undefined && scope.has(parentId) && !scope.has(id),
    );
    if (more.length === 0) return scope;
    for (const { id } of more) scope.add(id);
  }
}

function told(figures: readonly Figure[], section: Section, quarter: Quarter, scope: Scope): Told {
  const now = inQuarter(figures, section, quarter, scope);
  const before = inQuarter(figures, section, quartersBefore(quarter, 1), scope);
  const isComparable = now && before && now.isWider === before.isWider;
  return {
    now: now?.told,
    before: isComparable ? before.told : undefined,
    change: isComparable ? changeOf(now.told, before.told) : undefined,
    isWider: now?.isWider ?? false,
  };
}

type Found = { readonly told: Estimate; readonly isWider: boolean };

function inQuarter(
  figures: readonly Figure[],
  { told: how }: Section,
  quarter: Quarter,
  scope: Scope,
): Found | undefined {
  if (how === 'by-quarter') return inPeriod(figures, quarter, scope);
  const months = monthsOf(quarter).flatMap((month) => inPeriod(figures, month, scope) ?? []);
  const mean = meanOf(months.map((one) => one.told));
  return mean && { told: mean, isWider: months.some(({ isWider }) => isWider) };
}

function inPeriod(figures: readonly Figure[], period: string, scope: Scope): Found | undefined {
  const here = figures.filter((one) => one.period === period);
  const inside = here.filter(
    ({ unitIds }) =>
      scope === undefined || (unitIds.length > 0 && unitIds.every((id) => scope.has(id))),
  );
  const own = estimateOf(inside);
  if (own !== undefined) return { told: own, isWider: false };
  const wider = estimateOf(
    here.filter(({ unitIds }) => unitIds.some((id) => scope?.has(id))).slice(0, 1),
  );
  return wider && { told: wider, isWider: true };
}

function pointsOf(
  figures: readonly Figure[],
  section: Section,
  quarter: Quarter,
  scope: Scope,
): Point[] {
  const periods =
    section.told === 'by-month'
      ? quartersUpTo(quarter, QUARTERS_OF_MONTHS).flatMap(monthsOf)
      : quartersUpTo(quarter, QUARTERS_SHOWN);
  return periods.map((period) => ({ period, told: inPeriod(figures, period, scope)?.told }));
}

/** Oldest first. */
export function quartersUpTo(quarter: Quarter, quarters: number): Quarter[] {
  return Array.from({ length: quarters }, (_, n) => quartersBefore(quarter, quarters - 1 - n));
}
