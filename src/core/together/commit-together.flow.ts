// Messages of different people in one transaction, each decided on as if it were alone. Whoever needs
// more than the snapshot goes alone: looking further may take places or locks, and what one takes
// here another would not see. If anything fails, nothing of it has happened.

import type { Db, Tx } from '../../../db/client.ts';
import { putInbounds } from '../../../db/installation.ts';
import { enqueueEach } from '../../../db/outbox.ts';
import type { SnapshotRow } from '../../../db/snapshot.ts';
import { snapshotRowsAt } from '../../../db/snapshot-places.ts';
import type { Tools } from '../../outbox/tools.ts';
import { CLAIM_MS } from '../commit.flow.ts';
import { type Committed, committed, decideOn } from '../decide.flow.ts';
import type { Planned } from '../effect.ts';
import type { Answering } from '../fail-safe.flow.ts';
import { snapshotOf } from '../snapshot.flow.ts';
import { type Decided, writeMany } from './write-many.flow.ts';

type One = Decided & { readonly answering: Answering };

/** @returns what was committed, by message; absent: it has to go alone. */
export async function commitTogether(
  tools: Tools,
  all: readonly Answering[],
): Promise<ReadonlyMap<Answering, Committed>> {
  const { keys, newId } = tools;
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const at = tools.clock();
    const places = all.map((answering) => keys.addressKey(answering.inbound.from));
    const rows = await snapshotRowsAt(tx.db, places, at);
    const decided: One[] = [];
    for (const [n, answering] of all.entries()) {
      const row = rows.get(places[n] ?? '');
      const one = row && (await decideFrom(row, tools, answering, at));
      if (one !== undefined) decided.push(one);
    }
    putInbounds(
      tx,
      decided.map(({ answering }) => keys.tokenKey(answering.inbound.id)),
      at,
    );
    const planned = writeMany(tx, decided, { tools, actor: 'person' }).map((some, n) =>
      ofTrace(some, decided[n]?.answering.inbound.traceparent),
    );
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    const effects = enqueueEach(tx, planned, { now: at, claimedUntil, newId });
    return new Map(
      decided.map(({ decision, now, answering }, n) => [
        answering,
        committed(decision, now, answering, effects[n] ?? []),
      ]),
    );
  });
}

/** The transaction is of many traces; what follows from each message is of its own. */
function ofTrace(planned: readonly Planned[], traceparent: string | undefined) {
  return traceparent === undefined ? planned : planned.map((one) => ({ ...one, traceparent }));
}

async function decideFrom(
  row: SnapshotRow,
  tools: Tools,
  answering: Answering,
  at: Date,
): Promise<One | undefined> {
  const now = snapshotOf(row, { now: at, newId: tools.newId });
  const looking = refusing();
  try {
    const decision = await decideOn(looking.tx, tools, answering, now);
    return { row, now, decision, answering };
  } catch (error) {
    if (looking.isRefused()) return undefined;
    throw error;
  }
}

/** Refuses whatever is asked of it. */
function refusing(): { readonly tx: Tx; readonly isRefused: () => boolean } {
  let isRefused = false;
  const refuse = (): never => {
    isRefused = true;
    throw new Error('alone');
  };
  return {
    tx: { db: new Proxy({} as Db, { get: refuse }), write: refuse, flush: refuse },
    isRefused: () => isRefused,
  };
}
