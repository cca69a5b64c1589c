// A figure as it is told: rounded, and never "none" or "all", which would tell about each.

export type Shown = {
  /** People, rounded down to fives. */
  readonly about: number;
  /** Percent, rounded to `step`; what lies under `LOW` or over `HIGH` is told as that. */
  readonly share: number | 'under' | 'over';
};

const LOW = 10;
const HIGH = 90;
const PEOPLE_STEP = 5;
const FINE = 5;
const COARSE = 10;
const FINE_FROM = 40; // from here on, a step of 5 % is at least two people

export function shownOf(total: number, yes: number): Shown {
  const percent = (100 * yes) / total;
  const step = total >= FINE_FROM ? FINE : COARSE;
  const share =
    percent < LOW ? 'under' : percent > HIGH ? 'over' : Math.round(percent / step) * step;
  return { about: aboutSo(total), share };
}

/** A number of people as anyone but themselves may read it. */
export function aboutSo(people: number): number {
  return Math.floor(people / PEOPLE_STEP) * PEOPLE_STEP;
}
