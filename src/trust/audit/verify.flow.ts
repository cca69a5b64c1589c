// Verifies the whole log as an auditor who trusts neither the table nor the logger, against what
// was signed and against the checkpoints that are kept in a file besides the database.

import { type Checkpoint, checkpointsAfter, leavesAfter, logSize } from '../../../db/audit.ts';
import type { Db } from '../../../db/client.ts';
import type { Note } from './checkpoint.ts';
import { type LogTools, logEvents } from './log.flow.ts';
import { isSigned, keptNotes } from './note.flow.ts';
import { rootOf } from './tree/tree.ts';
import { type Broken, broken, closed, type LeafRow, START, type Walk, walked } from './walk.ts';

const LEAVES_PER_PAGE = 2_000;
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
  const take = openLeaves(db);
  let walk: Walk = START;
  for await (const checkpoint of checkpoints(db)) {
    const from = walk.stored.size;
    const reached = await walkTo(take, walk, checkpoint.size);
    if (isBroken(reached)) return reached;
    const isTrue = isSigned(tools.keys, checkpoint);
    const compared = closed(reached, { ...checkpoint, isSigned: isTrue }, from);
    if (isBroken(compared)) return compared;
    const differing = compareKept(notes, checkpoint);
    if (differing !== undefined) return differing;
    walk = compared;
  }
  const { size } = walk.stored;
  return (
    (await beyond(db, size, notes)) ?? {
      kind: 'ok',
      size,
      root: rootOf(walk.stored),
    }
  );
}

async function* checkpoints(db: Db): AsyncGenerator<Checkpoint> {
  for (let size = -1; ; ) {
    const page = await checkpointsAfter(db, size, CHECKPOINTS_PER_PAGE);
    yield* page;
    if (page.length < CHECKPOINTS_PER_PAGE) return;
    size = page.at(-1)?.size ?? size;
  }
}

type Take = (rowsMax: number) => Promise<readonly LeafRow[]>;

/** Takes leaves in order, none at the end. The next page is fetched while one is being hashed. */
function openLeaves(db: Db): Take {
  let page: readonly LeafRow[] = [];
  let coming = fetchLeaves(db, -1);
  return async (rowsMax) => {
    if (page.length === 0) {
      page = await coming;
      const last = page.at(-1)?.leaf;
      if (last !== undefined) coming = fetchLeaves(db, last);
    }
    const taken = page.slice(0, rowsMax);
    page = page.slice(rowsMax);
    return taken;
  };
}

function fetchLeaves(db: Db, after: number): Promise<readonly LeafRow[]> {
  const page = leavesAfter(db, after, LEAVES_PER_PAGE);
  page.catch(() => undefined); // awaited when it is needed, if it is
  return page;
}

async function walkTo(take: Take, start: Walk, size: number): Promise<Walk | Broken> {
  let walk = start;
  while (walk.stored.size < size) {
    const rows = await take(size - walk.stored.size);
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
