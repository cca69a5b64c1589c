// Many people's decisions in one transaction (decision 23), as the worker makes them.

import type { Tx } from '../../db/client.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import type { CommitTools } from './commit.flow.ts';
import type { Decision, Snapshot } from './decision.ts';
import { snapshotOf } from './snapshot.flow.ts';
import { writeMany } from './together/write-many.flow.ts';

type Many = {
  readonly tx: Tx;
  readonly tools: CommitTools;
  readonly rows: readonly SnapshotRow[];
  /** When they were read. */
  readonly at: Date;
};

/** `rows` are held by this transaction. The effects wait for the worker. */
export function commitAll(
  { tx, tools, rows, at }: Many,
  decide: (now: Snapshot) => Decision | undefined,
): void {
  const fresh = { now: at, newId: tools.newId };
  const decided = rows.flatMap((row) => {
    const now = snapshotOf(row, fresh);
    const decision = decide(now);
    return decision === undefined ? [] : [{ row, now, decision }];
  });
  enqueueForWorker(tx, writeMany(tx, decided, { tools, actor: 'program' }).flat(), fresh);
}
