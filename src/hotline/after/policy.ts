// When somebody is asked again after a talk, and when a case may close, from the reviewed file.

import { z } from 'zod';
import policy from '../../../prompts/policy/follow-up.json' with { type: 'json' };
import { LEVELS } from '../../listening/level.ts';

const hours = z.number().positive();
const days = z.number().nonnegative();
const ByLevel = z.record(z.enum(LEVELS), hours).readonly();

const Policy = z
  .object({
    source: z.string(),
    afterHours: z.record(z.enum(LEVELS), z.array(hours).readonly()).readonly(),
    climbAfterHours: ByLevel,
    postponeHoursMax: ByLevel,
    reviewHours: hours,
    closing: z
      .object({ signalFrom: z.enum(LEVELS), quietDays: days, noticeDays: days, keepDays: days })
      .readonly(),
    sources: z.record(z.string(), z.string()),
  })
  .readonly();

export const AFTER = Policy.parse(policy);
