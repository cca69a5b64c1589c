// Many people's decisions in one transaction (decision 23). What nearly all of them do is written
// as sets; whatever else one of them does is written as `commit` would.

import { appendAudit } from '../../db/audit.ts';
import { putCheckIns } from '../../db/checkins.ts';
import type { Tx } from '../../db/client.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import { putTalks, type Talk } from '../../db/people.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import { type Asked, askedIn } from './asked-in.ts';
import { type CommitTools, draftsOf } from './commit.flow.ts';
import type { Change, Decision, Snapshot } from './decision.ts';
import { personPart } from './person-part.ts';
import { snapshotOf } from './snapshot.flow.ts';
import { voiced } from './voice.ts';
import { writeChanges } from './write.flow.ts';

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
  const { keys, glass, newId, append = appendAudit } = tools;
  const fresh = { now: at, newId };
  const asked: Asked[] = [];
  const talks: Talk[] = [];
  const made = rows.flatMap((row) => {
    const now = snapshotOf(row, fresh);
    const decision = decide(now);
    if (decision === undefined) return [];
    const { changes, effects } = voiced(decision, now);
    const talking: Change[] = [];
    const others: Change[] = [];
    for (const change of changes) {
      if (change.kind === 'check-in-asked') asked.push(askedIn(change, now));
      else if (change.kind === 'lines-chosen' || change.kind === 'dialogue-moved')
        talking.push(change);
      else others.push(change);
    }
    if (talking.length > 0) {
      const { recent = now.recent, dialogue = now.dialogue } = personPart(talking, now);
      talks.push({ id: now.person.id, recent, dialogue });
    }
    if (others.length > 0) writeChanges(others, { tx, keys, glass, now, row });
    return [{ effects, drafts: draftsOf(changes, now, 'program') }];
  });
  putCheckIns(tx, asked);
  putTalks(tx, talks);
  append(
    tx,
    made.flatMap(({ drafts }) => drafts),
  );
  enqueueForWorker(
    tx,
    made.flatMap(({ effects }) => effects),
    fresh,
  );
}
