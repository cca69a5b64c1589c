// How the line is ordered, whom a case goes to first and for how long, from the reviewed file.

import { z } from 'zod';
import policy from '../../../prompts/policy/queue.json' with { type: 'json' };
import { LEVELS, type Level } from '../../listening/level.ts';

const minutes = z.number().nonnegative();
const ByLevel = z.record(z.enum(LEVELS), minutes).readonly();

const Policy = z
  .object({
    source: z.string(),
    firstAlways: z.array(z.enum(LEVELS)).readonly(),
    aheadMin: ByLevel,
    /** How long one press keeps new requests away, and a block for abuse. */
    intakePauseMin: z.number().int().positive().max(480),
    blockDays: z.number().int().positive().max(30),
    talksMax: z.number().int().positive(),
    talksMaxUrgent: z.number().int().positive(),
    holdsMin: z
      .object({
        language: ByLevel,
        'crisis-skill': ByLevel,
        topic: ByLevel,
        'same-counselor': ByLevel,
        outside: ByLevel,
      })
      .readonly(),
    silentMin: ByLevel,
  })
  .readonly();

export const LINE = Policy.parse(policy);
export type Hold = keyof typeof LINE.holdsMin;

/** These come before all others, however long those wait, and break the cap on talks. */
export function isUrgent(level: Level): boolean {
  return LINE.firstAlways.includes(level);
}
