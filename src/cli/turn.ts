// One line of a script: what the officer or the counselor does, or how far the clock moves.

import { z } from 'zod';

export const Turn = z.union([
  z.strictObject({ words: z.string() }),
  z.strictObject({ choice: z.string() }),
  z.strictObject({ choice_like: z.string() }),
  z.strictObject({ advance: z.iso.duration() }),
  z.strictObject({ as: z.literal('counselor'), words: z.string() }),
  z.strictObject({ as: z.literal('counselor'), claim: z.literal('next') }),
]);
export type Turn = z.infer<typeof Turn>;
