// The only way something stored about a person changes: read, decide, write, audit, in one
// transaction with the person's row held, so that no decision acts on a stale state.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { dropEffect } from '../../db/outbox-lanes.ts';
import { type SnapshotRow, snapshotRow } from '../../db/snapshot.ts';
import type { Tools } from '../outbox/tools.ts';
import type { AuditDraft } from '../trust/audit/event.ts';
import { auditOf } from './audit-of.ts';
import type { Decision, Snapshot } from './decision.ts';
import type { Effect } from './effect.ts';
import { snapshotOf } from './snapshot.flow.ts';
import { voiced } from './voice.ts';
import { writeChanges } from './write.flow.ts';

export const CLAIM_MS = 20_000;

export type CommitTools = Pick<Tools, 'pools' | 'keys' | 'glass' | 'clock' | 'newId' | 'append'>;

/** @returns the effects that are due now, already claimed by the caller; none if nobody is there. */
export async function commit(
  tools: CommitTools,
  personId: string,
  decide: (now: Snapshot) => Decision | undefined,
  actor = 'program',
  ends?: Effect,
): Promise<Claimed[]> {
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const at = tools.clock();
    const row = await snapshotRow(tx.db, personId, at);
    if (row === undefined) return []; // erased while this waited
    const now = snapshotOf(row, { now: at, newId: tools.newId });
    const decision = decide(now);
    if (decision === undefined) return [];
    if (ends !== undefined) dropEffect(tx, ends);
    return writeDecision(tx, decision, { tools, row, now, actor });
  });
}

/**
 * The same for an effect of which nothing that is stored says later that it was done: it leaves the
 * outbox with what it commits. Else whoever is written to would hear it again, or from two clocks,
 * should the process end before it is struck off.
 */
export async function commitOnce(
  tools: CommitTools,
  effect: Extract<Effect, { readonly personId: string }>,
  decide: (now: Snapshot) => Decision | undefined,
): Promise<Claimed[]> {
  return commit(tools, effect.personId, decide, 'program', effect);
}

export type Deciding = {
  readonly tools: CommitTools;
  readonly row: SnapshotRow;
  readonly now: Snapshot;
  readonly actor: string;
};

/** Queues the changes, their audit records and the effects; they leave with the commit. */
export function writeDecision(
  tx: Tx,
  decision: Decision,
  { tools, row, now, actor }: Deciding,
): Claimed[] {
  const { changes, effects } = voiced(decision, now);
  writeChanges(changes, { tx, keys: tools.keys, glass: tools.glass, now, row });
  const { append = appendAudit } = tools;
  append(tx, draftsOf(changes, now, actor));
  const claimedUntil = new Date(now.now.getTime() + CLAIM_MS);
  return enqueue(tx, effects, { now: now.now, claimedUntil, newId: now.newId });
}

export function draftsOf(
  changes: Decision['changes'],
  { now, person }: Snapshot,
  actor: string,
): AuditDraft[] {
  return changes
    .map((change) => auditOf(change, person.id, actor, now))
    .filter((draft): draft is AuditDraft => draft !== undefined);
}
