// What a model may make of a sentence: the changes that the grammar makes, for places that the
// sentence names. What is half said, says two things at once or leaves a place out is not read.

import { z } from 'zod';
import { week } from '../schedule-days.ts';
import { type Place, type Read, targetIn } from '../schedule-sentence.ts';
import type { Wish } from '../schedule-wish.ts';
import type { Masked } from './places.ts';

const Change = z.strictObject({
  /** Letters of a unit, a squad, or both. */
  places: z
    .array(z.string().regex(/^[A-Z]$/))
    .min(1)
    .max(2),
  what: z.enum(['set', 'off', 'pause', 'resume']),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** 0 is Sunday. */
  days: z.array(z.int().min(0).max(6)).max(7).nullable(),
  /** A date, or the next such day of the week. */
  until: z
    .string()
    .regex(/^(\d{4}-\d\d-\d\d|[0-6])$/)
    .nullable(),
});

export const ModelChanges = z.array(Change).max(6);

type ModelChange = z.infer<typeof Change>;
export type ModelChanges = readonly ModelChange[];

/** Whether the grammar found nothing to hold on to; what fits two things is a person's to say. */
export function isUnread(reads: readonly Read[]): boolean {
  const [read] = reads;
  return (
    read?.kind === 'unclear' && ['no-unit', 'leftover', 'no-time', 'no-until'].includes(read.reason)
  );
}

/** Absent where it is not read. */
export function readsOf(
  changes: ModelChanges,
  { named }: Pick<Masked, 'named'>,
  places: readonly Place[],
): readonly Read[] | undefined {
  const letters = new Set(changes.flatMap((change) => change.places));
  const isEach = letters.size === named.size && [...letters].every((one) => named.has(one));
  if (letters.size === 0 || !isEach) return undefined;
  const reads = changes.map((change) => readOf(change, named, places));
  if (!reads.every((read) => read !== undefined)) return undefined;
  const targets = reads.flatMap((read) =>
    read.kind === 'wish' ? [`${read.wish.unitId} ${read.wish.squadId ?? ''}`] : [],
  );
  return new Set(targets).size === targets.length ? reads : undefined;
}

function readOf(
  change: ModelChange,
  named: Masked['named'],
  places: readonly Place[],
): Read | undefined {
  const what = whatOf(change);
  if (what === undefined) return undefined;
  const target = targetIn(change.places.map((letter) => named.get(letter)).join(' '), places);
  if ('kind' in target) return target;
  const { unitId, squadId } = target;
  return { kind: 'wish', wish: { unitId, squadId, ...what } };
}

function whatOf({ what, time, days, until }: ModelChange): Partial<Wish> | undefined {
  const isTimed = time !== null || (days !== null && days.length > 0);
  switch (what) {
    case 'set': {
      if (!isTimed || until !== null) return undefined;
      const [hour, minute] = (time ?? '').split(':').map(Number);
      return {
        ...(time !== null && { times: `${minute} ${hour}` }),
        ...(days !== null && days.length > 0 && { week: week([...new Set(days)]) }),
      };
    }
    case 'off':
      return isTimed || until !== null ? undefined : { isOff: true };
    case 'pause':
      if (isTimed || until === null) return undefined;
      return { pause: { until: until.length === 1 ? Number(until) : until } };
    case 'resume':
      return isTimed || until !== null ? undefined : { pause: { until: 'over' } };
  }
}
