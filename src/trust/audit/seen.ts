// Which event ids the logger has dealt with. Ids come from a sequence and may be committed out of
// order, so an id that is passed over is looked for again: nothing is skipped, nothing reread.

import type { AuditEvent } from './event.ts';

export type Gap = {
  readonly from: number;
  readonly to: number;
  /** When it was first passed over. */
  readonly since: string;
};

export type Seen = {
  readonly upTo: number;
  readonly gaps: readonly Gap[];
};

export const NOTHING_SEEN: Seen = { upTo: 0, gaps: [] };

/** No transaction of ours stays open this long; an id still missing was rolled back. */
const GAP_MS = 3_600_000;

/** @param ids of the events dealt with now, ascending. */
export function seenWith(seen: Seen, ids: readonly AuditEvent['id'][], now: Date): Seen {
  const late = ids.filter((id) => id <= seen.upTo);
  const fresh = ids.filter((id) => id > seen.upTo);
  const since = now.toISOString();
  const passed = fresh.flatMap((id, index) => {
    const from = (fresh[index - 1] ?? seen.upTo) + 1;
    return from < id ? [{ from, to: id - 1, since }] : [];
  });
  const open = seen.gaps
    .filter((gap) => now.getTime() - Date.parse(gap.since) < GAP_MS)
    .flatMap((gap) => without(gap, late));
  return { upTo: fresh.at(-1) ?? seen.upTo, gaps: [...open, ...passed] };
}

function without(gap: Gap, ids: readonly number[]): Gap[] {
  const found = ids.filter((id) => id >= gap.from && id <= gap.to);
  const ends = [...found.map((id) => id - 1), gap.to];
  const starts = [gap.from, ...found.map((id) => id + 1)];
  return starts.flatMap((from, index) => {
    const to = ends[index] ?? gap.to;
    return from <= to ? [{ ...gap, from, to }] : [];
  });
}
