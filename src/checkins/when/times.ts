// The times of a schedule on one zone's clock, each worked out once and kept (decision 29): a
// million people ask for the same few, and finding one takes longer than all else in planning.

import { parsedCron } from '../schedule.ts';

/** People's own times make many; beyond this the one made first goes. */
const KEPT_MAX = 512;
const TIMES_MAX = 1_000;
const FAR_MS = 40 * 86_400_000;

type Kept = {
  readonly job: ReturnType<typeof parsedCron>;
  readonly from: Date;
  /** All after `from`, in order, as far as anybody has looked. */
  readonly at: Date[];
};

const KEPT = new Map<string, Kept>();

/** Each in its turn, strictly after `after`. */
export function* timesAfter(
  cron: string,
  timeZone: string,
  after: Date,
): Generator<Date, undefined> {
  const kept = keptFor(cron, timeZone, after);
  for (let n = firstAfter(kept.at, after); ; n += 1) {
    const at = kept.at[n] ?? oneMore(kept);
    if (at === undefined) return undefined;
    if (at > after) yield new Date(at);
  }
}

function oneMore({ job, from, at }: Kept): Date | undefined {
  const next = job?.nextRun(at.at(-1) ?? from) ?? undefined;
  if (next !== undefined) at.push(next);
  return next;
}

function keptFor(cron: string, timeZone: string, after: Date): Kept {
  const key = `${cron} ${timeZone}`;
  const kept = KEPT.get(key);
  if (kept !== undefined && reaches(kept, after)) return kept;
  const fresh = { job: kept?.job ?? parsedCron(cron, timeZone), from: new Date(after), at: [] };
  if (kept === undefined && KEPT.size === KEPT_MAX) KEPT.delete(KEPT.keys().next().value ?? '');
  KEPT.set(key, fresh);
  return fresh;
}

function reaches({ from, at }: Kept, after: Date): boolean {
  const last = at.at(-1) ?? from;
  return from <= after && after.getTime() - last.getTime() < FAR_MS && at.length < TIMES_MAX;
}

/** The index of the first that is later; the length when none is yet. */
function firstAfter(times: readonly Date[], after: Date): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? after) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
