// How sure a told share is. What is told is rounded, and of people rounded down: the interval is
// Wilson's (1927), from the rounding's own edges, so that it says less than the counts would, never
// more. Two shares differ when Newcombe's interval of the difference (1998, method 10) leaves out
// zero.

import { wilson } from '../../listening/wilson.ts';
import { aboutSo, type Shown } from '../../trust/figures/shown.ts';

/** Shares in percent. */
export type Estimate = {
  readonly about: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const EDGE = 10;
const FINE_FROM = 40;
const FINE = 5;
const COARSE = 10;

/** @returns undefined where nothing was told. */
export function estimateOf(shown: readonly Shown[]): Estimate | undefined {
  const about = shown.reduce((sum, one) => sum + one.about, 0);
  if (about === 0) return undefined;
  const mean = (of: (range: Range) => number) =>
    shown.reduce((sum, one) => sum + of(rangeOf(one)) * one.about, 0) / about;
  const [low] = wilson((mean(({ from }) => from) / 100) * about, about);
  const [, high] = wilson((mean(({ to }) => to) / 100) * about, about);
  return { about, share: mean(({ middle }) => middle), low: low * 100, high: high * 100 };
}

type Range = { readonly from: number; readonly middle: number; readonly to: number };

function rangeOf({ about, share }: Shown): Range {
  if (share === 'under') return { from: 0, middle: EDGE / 2, to: EDGE };
  if (share === 'over') return { from: 100 - EDGE, middle: 100 - EDGE / 2, to: 100 };
  const half = (about >= FINE_FROM ? FINE : COARSE) / 2;
  return { from: Math.max(0, share - half), middle: share, to: Math.min(100, share + half) };
}

/** Of the months of a quarter. The same people answer in each: no interval grows narrower. */
export function meanOf(months: readonly Estimate[]): Estimate | undefined {
  if (months.length === 0) return undefined;
  const mean = (of: (one: Estimate) => number) =>
    months.reduce((sum, one) => sum + of(one), 0) / months.length;
  return {
    about: aboutSo(mean(({ about }) => about)),
    share: mean(({ share }) => share),
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
  };
}

export type Change = 'up' | 'down' | 'unclear';

export function changeOf(now: Estimate, before: Estimate): Change {
  const by = now.share - before.share;
  const low = by - Math.hypot(now.share - now.low, before.high - before.share);
  const high = by + Math.hypot(now.high - now.share, before.share - before.low);
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'unclear';
}
