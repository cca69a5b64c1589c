// A sentence on its way to the model, with where its answer goes, and how long that is worth a wait.

import { z } from 'zod';
import { CHANNELS } from '../../core/message.ts';
import { LOCALES } from '../../core/person.ts';

export const Heard = z.strictObject({
  sentence: z.string(),
  locale: z.enum(LOCALES),
  from: z.strictObject({ channel: z.enum(CHANNELS), id: z.string() }),
  at: z.iso.datetime().transform((text) => new Date(text)),
});

export type Heard = z.infer<typeof Heard>;

const ASK_WITHIN_MS = 20_000;

/** Whether it may still be read, that many milliseconds from now; later it is asked back. */
export function isWorthAsking({ at }: Pick<Heard, 'at'>, now: Date, afterMs = 0): boolean {
  return now.getTime() + afterMs - at.getTime() < ASK_WITHIN_MS;
}
