// Clocks, repeats and the steps of the ladder, as a deployment's reviewed file has them.

import { z } from 'zod';
import policy from '../../../prompts/policy/on-call.json' with { type: 'json' };
import { LEVELS } from '../../listening/level.ts';

/** Who is asked, in order; after the last of them, a line outside. */
export const RUNGS = ['primary', 'second', 'lead'] as const;
export type Rung = (typeof RUNGS)[number];

const minutes = z.number().nonnegative();
const Clock = z.object({ acknowledgeMin: minutes, liveMin: minutes }).readonly();
const Repeat = z.object({ firstMin: minutes.min(1), laterMin: minutes.min(1) }).readonly();
const Step = z.object({ rung: z.enum([...RUNGS, 'outside']), afterMin: minutes }).readonly();

const Policy = z
  .object({
    source: z.string(),
    clocks: z.record(z.enum(LEVELS), Clock),
    repeats: z.record(z.enum(LEVELS), Repeat),
    laterAfterRounds: z.number().int().positive(),
    /** From this place on, somebody who waits is told of other ways first. */
    longLineFrom: z.number().int().positive(),
    steps: z.record(z.enum(LEVELS), z.array(Step).min(1).readonly()),
  })
  .readonly();

export type Clock = z.infer<typeof Clock>;

export const ON_CALL = Policy.parse(policy);
