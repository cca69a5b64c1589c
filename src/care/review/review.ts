// A review of one unit and all below it, out of what was told: nothing is counted here. A unit's
// figure is of the groups that lie wholly under it; where there is none, of the wider group that it
// was told together with.

import type { Shown } from '../../trust/figures/shown.ts';
import { belowOf, type ReviewUnit, type Scope, scopeOf } from './below.ts';
import { type Change, changeOf, type Estimate, estimateOf, meanOf } from './estimate.ts';
import { monthsOf, type Quarter, quartersBefore } from './quarter.ts';
import { type KindSection, type ReviewMeasure, SECTIONS, type Section } from './sections.ts';

export type Figure = Shown & {
  readonly measure: Section['id'] | ReviewMeasure;
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
  readonly items: readonly ItemsTold[];
};

/** Of some items of the problems, of an aspect of them, or of a kind of what was opened. */
export type ItemsTold = Told & { readonly items: readonly string[] };

export type Review = {
  readonly quarter: Quarter;
  /** None: the whole force. */
  readonly unit: ReviewUnit | undefined;
  readonly below: readonly ReviewUnit[];
  readonly sections: readonly SectionReview[];
};

const QUARTERS_SHOWN = 5;
const QUARTERS_OF_MONTHS = 2;
const MONTHS_OF_QUARTER = 3;

type Given = {
  readonly quarter: Quarter;
  readonly unit: ReviewUnit | undefined;
  readonly units: readonly ReviewUnit[];
  readonly figures: readonly Figure[];
};

export function reviewOf({ quarter, unit, units, figures }: Given): Review {
  const below = belowOf(units, unit);
  const ofUnit = SECTIONS.filter(
    ({ id, isOfForce, isOnlyIfTold }) =>
      (unit === undefined || isOfForce !== true) &&
      (isOnlyIfTold !== true || figures.some(({ measure }) => measure === id)),
  );
  const sections = ofUnit.map((section): SectionReview => {
    if (section.told === 'by-kind') return kindsOf(figures, section, quarter);
    const own = figures.filter(({ measure }) => measure === section.id);
    const toldOf = (one: ReviewUnit | undefined) =>
      told(own, section, quarter, scopeOf(units, one));
    const isByUnit = !section.isOfForce && own.some(({ unitIds }) => unitIds.length > 0);
    return {
      section,
      ...toldOf(unit),
      points: pointsOf(own, section, quarter, scopeOf(units, unit)),
      rows: isByUnit ? below.map((one) => ({ unit: one, ...toldOf(one) })) : [],
      items: section.id === 'problems-answered' ? itemsOf(own, quarter) : [],
    };
  });
  return { quarter, unit, below, sections };
}

/** What it was made of; the most frequent stands for all. */
function kindsOf(
  all: readonly Figure[],
  section: Section & KindSection,
  quarter: Quarter,
): SectionReview {
  const { begins } = section;
  const figures = all.filter(({ measure }) => measure.startsWith(begins));
  const of = (measure: string, period: Quarter) =>
    estimateOf(figures.filter((one) => one.measure === measure && one.period === period));
  const items = [...new Set(figures.map(({ measure }) => measure))]
    .map((measure) => {
      const [now, before] = [of(measure, quarter), of(measure, quartersBefore(quarter, 1))];
      return { items: [measure.slice(begins.length)], ...compared(now, before) };
    })
    .filter(({ now }) => now !== undefined)
    .toSorted((a, b) => (b.now?.share ?? 0) - (a.now?.share ?? 0));
  const points = items
    .toSorted((a, b) => String(a.items).localeCompare(String(b.items)))
    .map(({ items: [period = ''], now }) => ({ period, told: now }));
  return { section, ...compared(items[0]?.now, undefined), points, rows: [], items };
}

/** Compared where the same items were told together before. */
function itemsOf(figures: readonly Figure[], quarter: Quarter): ItemsTold[] {
  const told = figures.filter(({ period }) => period === quarter);
  const earlier = figures.filter(({ period }) => period === quartersBefore(quarter, 1));
  return told
    .map((one) => {
      const before = earlier.filter(({ unitIds }) => unitIds.join() === one.unitIds.join());
      return { items: one.unitIds, ...compared(estimateOf([one]), estimateOf(before)) };
    })
    .toSorted((a, b) => (b.now?.about ?? 0) - (a.now?.about ?? 0));
}

function compared(now: Estimate | undefined, before: Estimate | undefined): Told {
  return { now, before, change: now && before && changeOf(now, before), isWider: false };
}

function told(figures: readonly Figure[], section: Section, quarter: Quarter, scope: Scope): Told {
  const now = inQuarter(figures, section, quarter, scope);
  const before = inQuarter(figures, section, quartersBefore(quarter, 1), scope);
  const isComparable = now && before && now.isWider === before.isWider;
  const same = isComparable ? before.told : undefined;
  return { ...compared(now?.told, same), isWider: now?.isWider ?? false };
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
  const points = periods.map((period) => ({
    period,
    told: inPeriod(figures, period, scope)?.told,
  }));
  // Before the first that was told nothing is missing: there was nobody yet.
  const first = points.findIndex(({ told: one }) => one !== undefined);
  const own = section.told === 'by-month' ? MONTHS_OF_QUARTER : 1;
  return first < 0 ? [] : points.slice(Math.min(first, points.length - own));
}

/** Oldest first. */
export function quartersUpTo(quarter: Quarter, quarters: number): Quarter[] {
  return Array.from({ length: quarters }, (_, n) => quartersBefore(quarter, quarters - 1 - n));
}
