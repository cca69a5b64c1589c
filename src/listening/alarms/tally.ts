// How often each rule was right, with an interval that says how little a few verdicts tell, and
// which rules a lead should be asked about.

import type { Reason } from '../assessment.ts';
import { type Interval, wilson } from '../wilson.ts';
import type { Verdict } from './alarm.ts';
import { isCore, LEDGER } from './policy.ts';

export type Layer = Reason['layer'];

/** Alarms of one rule, or of one layer, with one verdict. */
export type Count = {
  readonly layer: Layer;
  readonly rule?: string;
  readonly verdict: Verdict | undefined;
  readonly alarms: number;
};

export type Tally = {
  readonly alarms: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  /** Nobody has said yet. */
  readonly open: number;
  /** Right of right and wrong; absent when neither was ever said. */
  readonly precision: number | undefined;
  readonly interval: Interval;
};

export type RuleState = 'core' | 'on' | 'proposed' | 'off';

export type RuleTally = Tally & {
  readonly layer: Layer;
  readonly rule: string;
  readonly state: RuleState;
};

export type LayerTally = Tally & { readonly layer: Layer };

/** What a lead last decided about a rule. */
export type Switched = {
  readonly rule: string;
  readonly to: 'off' | 'on' | 'kept';
  /** How many verdicts, right or wrong, there were then. */
  readonly verdicts: number;
};

/** Rules that a filter stands behind: those of the program's own, not a model's or a person's. */
const SWITCHABLE: readonly Layer[] = ['rules', 'classifier', 'score'];

/** Most wrong first, then most heard. */
export function ruleTallies(
  counts: readonly Count[],
  switched: readonly Switched[],
): readonly RuleTally[] {
  const groups = Map.groupBy(counts, ({ layer, rule = layer }) => `${layer} ${rule}`);
  return [...groups.values()]
    .flatMap((group): RuleTally[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { layer, rule = layer } = first;
      const tally = tallyOf(group);
      const decided = switched.find((one) => one.rule === rule);
      const known = { layer, rule, ...tally };
      return [{ ...known, state: stateOf(known, decided) }];
    })
    .toSorted((one, other) => other.wrong - one.wrong || other.alarms - one.alarms);
}

export function layerTallies(counts: readonly Count[]): readonly LayerTally[] {
  return [...Map.groupBy(counts, ({ layer }) => layer)].map(([layer, group]) => ({
    layer,
    ...tallyOf(group),
  }));
}

export function verdictsIn({ right, wrong }: Pick<Tally, 'right' | 'wrong'>): number {
  return right + wrong;
}

function tallyOf(counts: readonly Count[]): Tally {
  const of = (verdict: Verdict | undefined) =>
    counts.reduce((sum, one) => sum + (one.verdict === verdict ? one.alarms : 0), 0);
  const [right, wrong, unsure, open] = [of('right'), of('wrong'), of('unsure'), of(undefined)];
  const said = right + wrong;
  return {
    alarms: said + unsure + open,
    right,
    wrong,
    unsure,
    open,
    precision: said === 0 ? undefined : right / said,
    interval: wilson(right, said),
  };
}

/** @param decided what a lead last decided about it */
export function stateOf(
  { layer, rule, ...tally }: Omit<RuleTally, 'state'>,
  decided: Switched | undefined,
): RuleState {
  if (isCore(rule) || !SWITCHABLE.includes(layer)) return 'core';
  if (decided?.to === 'off') return 'off';
  const { verdictsMin, precisionBelow } = LEDGER;
  // Kept on, or switched on again: asked again only after as many verdicts more.
  const since = verdictsIn(tally) - (decided?.verdicts ?? 0);
  return since >= verdictsMin && tally.interval[1] < precisionBelow ? 'proposed' : 'on';
}
