// The logger: gives each audit event its place in the Merkle log and signs what the log then is.
// One at a time; the order is that of logging. A run ends when it has seen everything: what comes
// under the next checkpoint was made after this one, and `walk.ts` holds it to that.

import { hashedAfter, hashedInGaps, type Place } from '../../../db/audit.ts';
import {
  type CheckpointRow,
  lastCheckpoint,
  lockLogger,
  putCheckpoint,
  putLeaves,
} from '../../../db/audit-log.ts';
import type { Db, Tx } from '../../../db/client.ts';
import type { Tools } from '../../outbox/tools.ts';
import { signedCheckpoint } from './checkpoint.ts';
import type { Hashed } from './event.ts';
import { keepNote, logKey } from './kept.flow.ts';
import { NOTHING_SEEN, type Seen, seenWith } from './seen.ts';
import { EMPTY, type Frontier, grown, rootOf } from './tree/tree.ts';

const ROWS_PER_PAGE = 5_000;

export type LogTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'settings'>;

/** @returns how many events were logged. */
export async function logEvents(tools: LogTools): Promise<number> {
  const made = await tools.pools.officer.transact('wl_logger', (tx) => logAll(tx, tools));
  if (made === undefined) return 0;
  // After the commit: a checkpoint in the file that the log never reached would look like a cut.
  const { checkpointFile } = tools.settings;
  if (checkpointFile !== undefined) await keepNote(checkpointFile, made.note);
  return made.count;
}

async function logAll(tx: Tx, { keys, clock }: LogTools) {
  await lockLogger(tx.db);
  const last = await lastCheckpoint(tx.db);
  const at = new Date(Math.max(clock().getTime(), last?.at.getTime() ?? 0));
  const seen: Seen = last ?? NOTHING_SEEN;
  const before = last === undefined ? EMPTY : { size: last.size, roots: last.frontier };
  let tree: Frontier = before;
  const ids: number[] = [];
  for await (const page of unlogged(tx.db, seen)) {
    const leaves = page.map(({ id, hash }) => ({ eventId: id, hash }));
    putLeaves(tx, tree.size, leaves);
    tree = grown(
      tree,
      leaves.map(({ hash }) => hash),
    );
    for (const { eventId } of leaves) ids.push(eventId);
  }
  if (ids.length === 0) return undefined;
  const signed = signedCheckpoint(logKey(keys), { size: tree.size, root: rootOf(tree), at });
  const checkpoint: CheckpointRow = {
    ...signed,
    frontier: tree.roots,
    ...seenWith(seen, ids, at),
  };
  putCheckpoint(tx, checkpoint);
  return { count: ids.length, note: checkpoint.note };
}

/** What was passed over and came since, then all that is new. */
async function* unlogged(db: Db, seen: Seen): AsyncGenerator<readonly Hashed[]> {
  const late = await hashedInGaps(db, seen.gaps);
  if (late.length > 0) yield late;
  let place: Place = { id: seen.upTo, at: 'infinity' };
  for (;;) {
    const page = await hashedAfter(db, place, ROWS_PER_PAGE);
    const rows = page.rows();
    if (rows.length > 0) yield rows;
    place = page.last ?? place;
    if (rows.length < ROWS_PER_PAGE) return;
  }
}
