/** From 0 to 1. */
export type Interval = readonly [low: number, high: number];

// z for a two-sided 95 % interval.
const Z = 1.959964;

/** The 95 % Wilson score interval of a share (Wilson 1927). */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return [0, 1];
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [rounded(Math.max(0, middle - reach)), rounded(Math.min(1, middle + reach))];
}

/** To four places, as everything measured is told. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
