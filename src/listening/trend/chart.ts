// EWMA and CUSUM of one officer's days against their own usual, worsening only (clinical reference
// 3; Schat et al. 2021 on both charts in mood data). Worked out anew from the days each time.

import { type Baseline, baselineOf } from './baseline.ts';
import type { Day } from './days.ts';
import { type ChartRules, type Measure, type Shift, TREND } from './policy.ts';

export type TrendKind = 'soft' | 'hard';

export type Slide = {
  readonly kind: TrendKind;
  readonly day: number;
  /** The first day of the run that led here. */
  readonly since: number;
};

export type Charted = {
  readonly slides: readonly Slide[];
  /** Where both charts stand after the last day. */
  readonly ewma: number;
  readonly cusum: number;
};

type State = {
  readonly known: Record<Shift, number[]>;
  readonly usual: Partial<Record<Shift, Baseline>>;
  readonly slides: Slide[];
  ewma: number;
  inARow: number;
  cusum: number;
  since: number | undefined;
  /** Last days of the holds; the baseline is frozen until the later one. */
  softUntil: number;
  hardUntil: number;
};

export type ChartOf = {
  readonly measure: Measure;
  /** What an officer's spread is drawn to while there are few days. */
  readonly pooledSd: number;
  /** Days on which something else has slid too: a soft alarm is a hard one then. */
  readonly confirmed?: ReadonlySet<number> | undefined;
  readonly rules?: ChartRules;
};

/** @param days oldest first, each day once */
export function chart(days: readonly Day[], of: ChartOf): Charted {
  const { rules = TREND, confirmed } = of;
  const { zMax } = rules;
  const state: State = {
    known: { usual: [], night: [] },
    usual: {},
    slides: [],
    ewma: 0,
    inARow: 0,
    cusum: 0,
    since: undefined,
    softUntil: Number.NEGATIVE_INFINITY,
    hardUntil: Number.NEGATIVE_INFINITY,
  };
  for (const day of days) {
    const usual = usualFor(state, day, of);
    if (usual !== undefined && day.day > state.hardUntil) {
      step(state, rules, day, Math.max(-zMax, Math.min(zMax, (day.value - usual.mean) / usual.sd)));
      const kind = crossed(state, rules, confirmed?.has(day.day) ?? false);
      if (kind !== undefined) slide(state, kind, day.day, rules.holdDays);
    }
    state.known[day.shift].push(day.value);
  }
  return { slides: state.slides, ewma: state.ewma, cusum: state.cusum };
}

function usualFor(
  { known, usual, softUntil, hardUntil }: State,
  { day, shift }: Day,
  { measure, pooledSd, rules = TREND }: ChartOf,
): Baseline | undefined {
  const before = usual[shift];
  if (before !== undefined && day <= Math.max(softUntil, hardUntil)) return before;
  const { worst, best } = TREND.measures[measure];
  const now = baselineOf(known[shift], pooledSd, best - worst, rules.baseline);
  if (now !== undefined) usual[shift] = now;
  return now;
}

function step(state: State, { soft, hard }: ChartRules, { day }: Day, z: number): void {
  state.cusum = Math.max(0, state.cusum - z - hard.slack);
  state.since = state.cusum === 0 ? undefined : (state.since ?? day);
  if (day <= state.softUntil) return;
  state.ewma = (1 - soft.lambda) * state.ewma + soft.lambda * z;
  const limit = soft.limit * Math.sqrt(soft.lambda / (2 - soft.lambda));
  state.inARow = state.ewma < -limit ? state.inARow + 1 : 0;
}

function crossed(
  { cusum, inARow }: State,
  { soft, hard }: ChartRules,
  isConfirmed: boolean,
): TrendKind | undefined {
  if (cusum > hard.limit) return 'hard';
  if (inARow < soft.inARow) return undefined;
  return isConfirmed ? 'hard' : 'soft';
}

function slide(state: State, kind: TrendKind, day: number, holdDays: number): void {
  state.slides.push({ kind, day, since: state.since ?? day });
  state.ewma = 0;
  state.inARow = 0;
  state.softUntil = day + holdDays;
  if (kind === 'soft') return;
  state.cusum = 0;
  state.since = undefined;
  state.hardUntil = day + holdDays;
}
