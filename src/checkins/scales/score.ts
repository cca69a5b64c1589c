// Answers → sums and what they lead to. A sum needs every answer: none is made up for one missing.

import { highest, type Level } from '../../listening/level.ts';
import { type Answers, type Item, keptAnswers, optionOf, type Scale } from './scale.ts';
import { type Cutoff, namedItems, type Scoring } from './scoring.ts';

export type Scored = {
  readonly total: number | undefined;
  readonly parts: Readonly<Record<string, number | undefined>>;
  /** Cut-offs that are reached, of sums that are there. */
  readonly reached: readonly Cutoff[];
};

export function score(scale: Scale, scoring: Scoring, answers: Answers): Scored {
  const values = namedValues(scale, scoring, answers);
  const isShut = scoring.gate !== undefined && values.get(scoring.gate) === 0;
  const sum = (names: readonly string[]) =>
    isShut ? 0 : summed(names.map((name) => weighed(name, values.get(name), scoring)));
  const total = times(sum(scoring.items), scoring.times);
  const parts = Object.fromEntries(
    Object.entries(scoring.parts).map(([part, names]) => [part, sum(names)]),
  );
  const reached = scoring.cutoffs.filter((cutoff) => {
    const value = cutoff.of === undefined ? total : parts[cutoff.of];
    if (value === undefined) return false;
    const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = cutoff;
    return atLeast <= value && value <= atMost;
  });
  return { total, parts, reached };
}

/** The values chosen, by what their questions ask for. */
export function namedValues(
  scale: Scale,
  scoring: Scoring | undefined,
  answers: Answers,
): Map<string, number> {
  const kept = keptAnswers(scale, answers);
  const found = [...namedItems(scale, scoring)].flatMap(([name, item]) => {
    const option = optionOf(item, kept);
    return option === undefined ? [] : [[name, option.value] as const];
  });
  return new Map(found);
}

/** The rule that a safety question's answer meets, if it is one and meets it. */
export function safetyRule(
  scale: Scale,
  scoring: Scoring | undefined,
  item: Item,
  answers: Answers,
): string | undefined {
  const option = optionOf(item, answers);
  if (option === undefined) return undefined;
  const safety = scoring?.safety;
  const isNamed = safety !== undefined && namedItems(scale, scoring).get(safety.item) === item;
  if (isNamed && option.value >= safety.atLeast) return `${safety.item}-safety`;
  return item.isSafety && option.value >= 1 ? 'safety-item' : undefined;
}

export function levelOf(reached: readonly Cutoff[]): Level {
  return highest(...reached.map(({ level }): Level => level ?? 'L0'));
}

function weighed(
  name: string,
  value: number | undefined,
  { reversed, range: [least, greatest] }: Scoring,
): number | undefined {
  if (value === undefined || !reversed.includes(name)) return value;
  return least + greatest - value;
}

function summed(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0 as number | undefined,
  );
}

function times(sum: number | undefined, factor: number): number | undefined {
  return sum === undefined ? undefined : sum * factor;
}
