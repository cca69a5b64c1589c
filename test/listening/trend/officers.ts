// Officers made up by numbers (clinical reference 3): persons differ in mean and spread, one day
// takes after the one before, and days are missing. The same seed makes the same officers.

import type { Day } from '../../../src/listening/trend/days.ts';
import type { Measure } from '../../../src/listening/trend/policy.ts';

export type Draw = () => number;

type Kind = {
  readonly mean: readonly [mean: number, sd: number, least: number, most: number];
  readonly spread: readonly [mean: number, sd: number, least: number, most: number];
  /** What can be answered, in order. */
  readonly answers: readonly number[];
};

const KINDS: Readonly<Record<Measure, Kind>> = {
  mood: {
    mean: [3.4, 0.6, 2, 4.6],
    spread: [0.7, 0.15, 0.35, 1.1],
    answers: [1, 2, 3, 4, 5],
  },
  sleep: {
    mean: [6.4, 0.7, 4.5, 7.5],
    spread: [1.1, 0.25, 0.6, 1.8],
    answers: [3, 4, 6, 7, 8],
  },
};

export type Life = {
  readonly measure: Measure;
  readonly days: number;
  readonly missing: number;
  readonly correlation: number;
  /** From `dropDay` on, worse by so many of the officer's own spreads. */
  readonly drop: number;
  readonly dropDay: number;
};

/** Mulberry32: small, quick, the same everywhere. */
export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function officerDays(draw: Draw, life: Life): Day[] {
  const { mean, spread, answers } = KINDS[life.measure];
  const own = bounded(draw, mean);
  const sd = bounded(draw, spread);
  const keeps = life.correlation;
  const days: Day[] = [];
  let swing = normal(draw);
  for (let day = 0; day < life.days; day += 1) {
    swing = keeps * swing + Math.sqrt(1 - keeps ** 2) * normal(draw);
    const felt = own + sd * (swing - (day >= life.dropDay ? life.drop : 0));
    if (draw() >= life.missing) days.push({ day, value: nearest(answers, felt), shift: 'usual' });
  }
  return days;
}

function bounded(draw: Draw, [mean, sd, least, most]: Kind['mean']): number {
  return Math.min(most, Math.max(least, mean + sd * normal(draw)));
}

function nearest(answers: readonly number[], felt: number): number {
  return answers.reduce((best, one) => (Math.abs(one - felt) < Math.abs(best - felt) ? one : best));
}

function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
