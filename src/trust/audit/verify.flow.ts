// Verifies the whole log as an auditor who trusts neither the table nor the logger: against what
// was signed, what witnesses cosigned, and the notes that are kept in a file besides the database.

import { hashedAfter, hashedBy } from '../../../db/audit.ts';
import {
  type CheckpointRow,
  checkpointsAfter,
  lastCheckpoint,
  stillRead,
} from '../../../db/audit-log.ts';
import { cosignaturesOf } from '../../../db/audit-witness.ts';
import type { Db } from '../../../db/client.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import type { Hashed } from './event.ts';
import { type Demands, type Evidence, evidence } from './evidence.flow.ts';
import { type Broken, broken, isBroken } from './finding.ts';
import type { VerifierKey } from './format/key.ts';
import { openHashing } from './hash-beside.flow.ts';
import { keptNotes, logKey } from './kept.flow.ts';
import { type Leaves, openLeaves } from './leaves.flow.ts';
import { type LogTools, logEvents } from './log.flow.ts';
import { rootOf } from './tree/tree.ts';
import { closed, START, type Walk, walked, windowOf } from './walk.ts';
import { isMet, type Witnessed, witnessed } from './witness/policy.ts';

const CHECKPOINTS_PER_PAGE = 500;
const ROWS_PER_STEP = 2_000;
/** From so many records on a thread is opened for their hashes; before, that takes longer. */
const BESIDE_MIN = 30_000;

type Sound = {
  readonly kind: 'ok';
  readonly size: number;
  readonly root: string;
  /** Records whose time was up: their hashes are there, and a signed note of what went. */
  readonly pruned: number;
  /** The newest checkpoint that enough witnesses cosigned, if any. */
  readonly witnessed: Witnessed | undefined;
};

/** Events that had no leaf yet have one now. */
export type Verdict = (Sound & { readonly newlyLogged: number }) | Broken;

export async function verifyAudit(
  tools: LogTools,
  demands: Demands = {},
  besideMin = BESIDE_MIN,
): Promise<Verdict> {
  const key = logKey(tools.keys);
  // The file first: it never names a checkpoint that the database does not have.
  const notes = await keptNotes(tools.settings.checkpointFile, key);
  const verdict = await tools.pools.officer.transact('wl_auditor', async ({ db }) => {
    await stillRead(db);
    const held = await evidence(db, key, notes, demands);
    if (isBroken(held)) return held;
    const size = (await lastCheckpoint(db))?.size ?? 0;
    const hashing = size < besideMin ? undefined : openHashing();
    const eventsAfter = hashing === undefined ? hashedAfter : hashedBy(hashing.hashes);
    try {
      return await verifyLogged(db, openLeaves(db, eventsAfter, held.pruned), { key, held });
    } finally {
      await hashing?.close();
    }
  });
  if (isBroken(verdict)) return verdict;
  const { witnessed: newest, size } = verdict;
  if (demands.policy !== undefined && newest === undefined)
    return broken('witnesses-missing', { size });
  // Only now: what is logged from here on must not hide what was done to the rest.
  return { ...verdict, newlyLogged: await logEvents(tools) };
}

async function verifyLogged(
  db: Db,
  leaves: Leaves<Hashed>,
  { key, held }: { readonly key: VerifierKey; readonly held: Evidence },
): Promise<Sound | Broken> {
  let walk: Walk = START;
  let last: CheckpointRow | undefined;
  let newest: Witnessed | undefined;
  for await (const checkpoint of cosignedCheckpoints(db)) {
    const [kept = checkpoint.size] = held.checkpoints.keys();
    if (kept < checkpoint.size) return broken('checkpoint-missing', { size: kept });
    const reached = await walkTo(leaves, walk, checkpoint);
    if (isBroken(reached)) return reached;
    const isSigned = isAsSigned(key, checkpoint);
    const compared = closed(reached, { ...checkpoint, isSigned }, walk.stored.size);
    if (isBroken(compared)) return compared;
    const differing = compareKept(held.checkpoints, checkpoint);
    if (differing !== undefined) return differing;
    const seen = witnessed(checkpoint, held.policy);
    if (isBroken(seen)) return seen;
    if (isMet(seen, held.policy)) newest = seen;
    walk = compared;
    last = checkpoint;
  }
  const { size } = walk.stored;
  const { pruned } = walk;
  return (
    (await beyond(leaves, walk, last, held.checkpoints)) ?? {
      kind: 'ok',
      size,
      root: rootOf(walk.stored),
      pruned,
      witnessed: newest,
    }
  );
}

/** With the lines of witnesses under their notes. */
async function* cosignedCheckpoints(db: Db): AsyncGenerator<CheckpointRow> {
  for (let size = -1; ; ) {
    const page = await checkpointsAfter(db, size, CHECKPOINTS_PER_PAGE);
    const lines = await cosignaturesOf(
      db,
      page.map((one) => one.size),
    );
    const bySize = Map.groupBy(lines, (one) => one.size);
    for (const one of page) {
      const added = bySize.get(one.size) ?? [];
      yield { ...one, note: [one.note, ...added.map(({ line }) => line)].join('') };
    }
    if (page.length < CHECKPOINTS_PER_PAGE) return;
    size = page.at(-1)?.size ?? size;
  }
}

/** The columns say what the note says, and the log signed it. */
function isAsSigned(key: VerifierKey, { size, root, at, note }: CheckpointRow): boolean {
  const stated = openCheckpoint(key, note);
  return stated?.size === size && stated.root === root && stated.at.getTime() === at.getTime();
}

async function walkTo({ take }: Leaves<Hashed>, start: Walk, { size, at }: CheckpointRow) {
  const window = windowOf(start.since, at);
  let walk = start;
  while (walk.stored.size < size) {
    const rows = await take(Math.min(ROWS_PER_STEP, size - walk.stored.size));
    if (rows.length === 0) break; // `closed` tells which leaf is missing
    const next = walked(walk, rows, window);
    if (isBroken(next)) return next;
    walk = next;
  }
  return walk;
}

/** Two statements of one size that differ cannot both be ours. */
function compareKept(notes: Map<number, Checkpoint>, { size, root }: Checkpoint) {
  const note = notes.get(size);
  notes.delete(size);
  if (note === undefined || note.root === root) return undefined;
  return broken('checkpoint-changed', { size });
}

/** What the file or the tables know past the last checkpoint, or between two. */
async function beyond(
  leaves: Leaves<Hashed>,
  { stored: { size }, highestEventId }: Walk,
  last: CheckpointRow | undefined,
  notes: ReadonlyMap<number, Checkpoint>,
): Promise<Broken | undefined> {
  const [missing] = notes.keys();
  if (missing !== undefined) return broken('cut-short', { leaf: size, size: missing });
  if ((await leaves.take(1)).length > 0) return broken('checkpoint-missing', { leaf: size });
  if (last === undefined) return undefined;
  if (last.upTo !== highestEventId) return broken('checkpoint-changed', { size });
  // An id that was passed over may still come; any other one that is not logged was put there.
  const mayCome = (id: number) => last.gaps.some(({ from, to }) => id >= from && id <= to);
  const odd = await leaves.unclaimed(last.upTo, mayCome);
  return odd && broken('event-inserted', { event: odd.id });
}
