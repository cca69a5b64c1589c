// Verifies the whole log as an auditor who trusts neither the table nor the logger, against what
// was signed and against the checkpoints that are kept in a file besides the database.

import { type Checkpoint, checkpointsAfter, leavesAfter, logSize } from '../../../db/audit.ts';
import type { Db } from '../../../db/client.ts';
import type { Note } from './checkpoint.ts';
import { type LogTools, logEvents } from './log.flow.ts';
import { isSigned, keptNotes } from './note.flow.ts';
import { rootOf } from './tree.ts';
import { type Broken, broken, closed, START, type Walk, walked } from './walk.ts';

const LEAVES_PER_PAGE = 5_000;
const CHECKPOINTS_PER_PAGE = 500;

export type Verdict =
  | {
      readonly kind: 'ok';
      readonly size: number;
      readonly root: string;
      /** Events that had no leaf yet: they have one now. */
      readonly newlyLogged: number;
    }
  | Broken;

export async function verifyAudit(tools: LogTools): Promise<Verdict> {
  // The file first: it never names a checkpoint that the database does not have.
  const { checkpointFile } = tools.settings;
  const kept = checkpointFile === undefined ? [] : await keptNotes(checkpointFile, tools.keys);
  const verdict = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
    verifyLogged(db, tools, kept),
  );
  if (verdict.kind === 'broken') return verdict;
  // Only now: what is logged from here on must not hide what was done to the rest.
  return { ...verdict, newlyLogged: await logEvents(tools, 'all') };
}

type Logged = { readonly kind: 'ok'; readonly size: number; readonly root: string };

async function verifyLogged(
  db: Db,
  tools: LogTools,
  kept: readonly (Note | undefined)[],
): Promise<Logged | Broken> {
  const notes = new Map<number, Note>();
  for (const note of kept) {
    if (note === undefined) return broken('signature-wrong', {});
    notes.set(note.size, note);
  }
  let walk: Walk = START;
  for (;;) {
    const page = await checkpointsAfter(db, walk.stored.size, CHECKPOINTS_PER_PAGE);
    for (const checkpoint of page) {
      const from = walk.stored.size;
      const reached = await walkTo(db, walk, checkpoint.size);
      if (isBroken(reached)) return reached;
      const isTrue = isSigned(tools.keys, checkpoint);
      const compared = closed(reached, { ...checkpoint, isSigned: isTrue }, from);
      if (isBroken(compared)) return compared;
      const differing = compareKept(notes, checkpoint);
      if (differing !== undefined) return differing;
      walk = compared;
    }
    if (page.length < CHECKPOINTS_PER_PAGE) break;
  }
  const { size } = walk.stored;
  return (
    (await beyond(db, size, notes)) ?? {
      kind: 'ok',
      size,
      root: rootOf(walk.stored).toString('base64'),
    }
  );
}

async function walkTo(db: Db, start: Walk, size: number): Promise<Walk | Broken> {
  let walk = start;
  while (walk.stored.size < size) {
    const from = walk.stored.size;
    const rows = await leavesAfter(db, from - 1, Math.min(LEAVES_PER_PAGE, size - from));
    if (rows.length === 0) break; // `closed` tells which leaf is missing
    const next = walked(walk, rows);
    if (isBroken(next)) return next;
    walk = next;
  }
  return walk;
}

/** Two statements of one size that differ cannot both be ours. */
function compareKept(notes: Map<number, Note>, { size, root }: Checkpoint): Broken | undefined {
  const note = notes.get(size);
  notes.delete(size);
  if (note === undefined || note.root === root) return undefined;
  return broken('checkpoint-changed', { size });
}

/** What the file or the table knows past the last checkpoint, or between two. */
async function beyond(
  db: Db,
  size: number,
  notes: ReadonlyMap<number, Note>,
): Promise<Broken | undefined> {
  const [missing] = [...notes.keys()].sort((one, other) => one - other);
  if (missing !== undefined)
    return missing > size
      ? broken('cut-short', { leaf: size, size: missing })
      : broken('checkpoint-missing', { size: missing });
  // In one statement: the logger may be at work.
  const { leaves, checkpointed } = await logSize(db);
  return leaves > checkpointed ? broken('checkpoint-missing', { leaf: checkpointed }) : undefined;
}

function isBroken(one: Walk | Broken): one is Broken {
  return 'kind' in one;
}
