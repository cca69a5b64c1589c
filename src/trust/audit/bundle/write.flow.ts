// Writes a stretch of the log as a bundle. It begins and ends at checkpoints: the stretch asked for
// is widened to them. It judges nothing; whoever reads it does.

import { entriesAfter, FIRST, type Place } from '../../../../db/audit.ts';
import {
  type CheckpointRow,
  checkpointsAfter,
  checkpointUpTo,
  lastCheckpoint,
  prunedNotes,
  stillRead,
} from '../../../../db/audit-log.ts';
import { newestCosignedSize } from '../../../../db/audit-witness.ts';
import type { Db } from '../../../../db/client.ts';
import type { Entry } from '../event.ts';
import { cosignedNote, recordExport } from '../handed-out.flow.ts';
import { logKey } from '../kept.flow.ts';
import { openLeaves } from '../leaves.flow.ts';
import type { LogTools } from '../log.flow.ts';
import { consistencyProof } from '../proofs.flow.ts';
import { EMPTY } from '../tree/tree.ts';
import type { LeafRow } from '../walk.ts';
import { type BundleLine, FORMAT } from './line.ts';

const ROWS_PER_STEP = 500;
const CHECKPOINTS_PER_PAGE = 500;

export type Stretch = {
  /** The first leaf wanted, and the one after the last; absent: from the first to the newest. */
  readonly from?: number;
  readonly to?: number;
  /** Size of a checkpoint that the reader keeps: how the log grew from it is shown. */
  readonly since?: number;
};

type Refused = { readonly kind: 'empty' | 'no-such-records' | 'no-such-checkpoint' };

export type Written =
  | { readonly kind: 'written'; readonly from: number; readonly to: number }
  | Refused;

type Sink = (line: BundleLine) => void | Promise<void>;

/** One opening of the log, recorded before anything is handed out. */
export async function writeBundle(
  tools: LogTools,
  stretch: Stretch,
  sink: Sink,
  actor = 'program',
): Promise<Written> {
  const { name: origin } = logKey(tools.keys);
  const { from: first = 0, to } = stretch;
  await recordExport(tools, actor, { from: first, ...(to !== undefined && { to }) });
  return tools.pools.officer.transact('wl_auditor', async ({ db }) => {
    await stillRead(db);
    const placed = await placedIn(db, stretch);
    if ('kind' in placed) return placed;
    const { start, end } = placed;
    const from = start?.size ?? 0;
    await sink({ kind: 'bundle', format: FORMAT, origin, from, to: end.size });
    for (const note of await prunedNotes(db)) await sink({ kind: 'pruned', note });
    await sink({ kind: 'range', left: [...(start?.frontier ?? EMPTY.roots)] });
    if (start !== undefined) await sink(await noted(db, start));
    await writeRecords(db, start, end, sink);
    await writeGrowth(db, placed, sink);
    await sink({ kind: 'end', leaves: end.size - from });
    return { kind: 'written', from, to: end.size };
  });
}

type Placed = {
  /** Where the stretch begins; absent: with the log. */
  readonly start: CheckpointRow | undefined;
  readonly end: CheckpointRow;
  readonly newest: CheckpointRow;
  readonly since: CheckpointRow | undefined;
};

async function placedIn(db: Db, { from = 0, to, since }: Stretch): Promise<Placed | Refused> {
  const newest = await lastCheckpoint(db);
  if (newest === undefined) return { kind: 'empty' };
  const wanted = to ?? newest.size;
  if (from >= wanted || wanted > newest.size) return { kind: 'no-such-records' };
  const [end = newest] = await checkpointsAfter(db, wanted - 1, 1);
  const kept = since === undefined ? undefined : await checkpointUpTo(db, since);
  if (kept?.size !== since) return { kind: 'no-such-checkpoint' };
  return { start: await checkpointUpTo(db, from), end, newest, since: kept };
}

async function noted(db: Db, one: CheckpointRow): Promise<BundleLine> {
  return { kind: 'checkpoint', note: await cosignedNote(db, one) };
}

async function writeRecords(
  db: Db,
  start: CheckpointRow | undefined,
  end: CheckpointRow,
  sink: Sink,
): Promise<void> {
  let next = start?.size ?? 0;
  const { take } = openLeaves(db, entriesAfter, [], { leaf: next, event: firstAfter(start) });
  while (next < end.size) {
    for (const over of await checkpointsAfter(db, next, CHECKPOINTS_PER_PAGE, end.size)) {
      await sink(await noted(db, over));
      while (next < over.size) {
        const rows = await take(Math.min(ROWS_PER_STEP, over.size - next));
        for (const row of rows) await sink(recordOf(row));
        next = rows.length === 0 ? over.size : next + rows.length; // a broken log is told as it is
      }
    }
  }
}

/** Whatever was not logged then comes after this place. */
function firstAfter(start: CheckpointRow | undefined): Place {
  if (start === undefined) return FIRST;
  const lowest = Math.min(start.upTo + 1, ...start.gaps.map(({ from }) => from));
  return { id: lowest - 1, at: 'infinity' };
}

function recordOf({ leaf, eventId, hash, event }: LeafRow<Entry>): BundleLine {
  if (event === undefined) return { kind: 'dropped', leaf, event: eventId, hash };
  return { kind: 'event', leaf, entry: event.entry };
}

/** How the checkpoints outside the stretch hang together with it. */
async function writeGrowth(db: Db, { start, end, newest, since }: Placed, sink: Sink) {
  const from = start?.size ?? 0;
  const cosigned = await newestCosignedSize(db);
  const told = cosigned === undefined ? undefined : await checkpointUpTo(db, cosigned);
  const bySize = new Map<number, CheckpointRow>();
  for (const one of [since, told, newest, end, start])
    if (one !== undefined) bySize.set(one.size, one);
  const isOutside = ({ size }: CheckpointRow) => size < from || size > end.size;
  const sorted = [...bySize.values()]
    .filter((one) => isOutside(one) || one === start || one === end)
    .sort((one, other) => one.size - other.size);
  for (const one of sorted.filter(isOutside)) await sink(await noted(db, one));
  for (const [index, later] of sorted.entries()) {
    const earlier = sorted[index - 1];
    if (earlier === undefined || (earlier === start && later === end)) continue;
    const proof = await consistencyProof(db, earlier, later.size);
    await sink({ kind: 'consistency', from: earlier.size, to: later.size, proof });
  }
}
