// The logger: gives each audit event its place in the Merkle log, batch by batch, and signs what
// the log then is. One at a time; the order is that of logging.

import {
  type Checkpoint,
  eventsInGaps,
  eventsPast,
  eventsWithoutLeaf,
  lastCheckpoint,
  lockLogger,
  putCheckpoint,
  putLeaves,
} from '../../../db/audit.ts';
import type { Db, Tx } from '../../../db/client.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type AuditEvent, canonical } from './event.ts';
import { keepNote, signed } from './note.flow.ts';
import { NOTHING_SEEN, type Seen, seenWith } from './seen.ts';
import { EMPTY, grown, leafHash, rootOf } from './tree/tree.ts';

const BATCH_ROWS = 5_000;

export type LogTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'settings'>;

/** Finds what is new, or with `all` looks through the whole table. */
export type Looking = 'new' | 'all';

/** @returns how many events were logged. */
export async function logEvents(tools: LogTools, looking: Looking = 'new'): Promise<number> {
  let logged = 0;
  for (;;) {
    const n = await logBatch(tools, looking);
    logged += n;
    if (n < BATCH_ROWS) return logged;
  }
}

async function logBatch(tools: LogTools, looking: Looking): Promise<number> {
  const { keys, settings } = tools;
  const made = await tools.pools.officer.transact('wl_logger', async (tx) => {
    await lockLogger(tx.db);
    const last = await lastCheckpoint(tx.db);
    const seen: Seen = last ?? NOTHING_SEEN;
    const events = await unlogged(tx.db, seen, looking);
    if (events.length === 0) return undefined;
    return { count: events.length, note: writeBatch(tx, tools, { last, seen, events }) };
  });
  if (made === undefined) return 0;
  // After the commit: a checkpoint in the file that the log never reached would look like a cut.
  if (settings.checkpointFile !== undefined)
    await keepNote(settings.checkpointFile, keys, made.note);
  return made.count;
}

async function unlogged(db: Db, seen: Seen, looking: Looking): Promise<AuditEvent[]> {
  if (looking === 'all') return eventsWithoutLeaf(db, BATCH_ROWS);
  const late = seen.gaps.length === 0 ? [] : await eventsInGaps(db, seen.gaps, BATCH_ROWS);
  const fresh =
    late.length < BATCH_ROWS ? await eventsPast(db, seen.upTo, BATCH_ROWS - late.length) : [];
  return [...late, ...fresh];
}

type Batch = {
  readonly last: Checkpoint | undefined;
  readonly seen: Seen;
  readonly events: readonly AuditEvent[];
};

function writeBatch(tx: Tx, { keys, clock }: LogTools, { last, seen, events }: Batch): Checkpoint {
  const at = clock();
  const before = last === undefined ? EMPTY : { size: last.size, roots: last.frontier };
  const hashes = events.map((event) => leafHash(canonical(event)));
  const after = grown(before, hashes);
  const checkpoint = {
    ...signed(keys, { size: after.size, root: rootOf(after), at }),
    frontier: after.roots,
    ...seenWith(
      seen,
      events.map(({ id }) => id),
      at,
    ),
  };
  putLeaves(
    tx,
    before.size,
    events.map(({ id }, index) => ({ id, hash: hashes[index] ?? '' })),
  );
  putCheckpoint(tx, checkpoint);
  return checkpoint;
}
