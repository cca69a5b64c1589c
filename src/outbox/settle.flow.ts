// Strikes off what was done. What is done while the database works on those before it goes together
// in the next transaction, so that many answers at once cost few commits; alone, one goes at once.

import type { Tx } from '../../db/client.ts';
import { markDone } from '../../db/outbox.ts';

/** What was tried: the ids of what is done, and what to write about the rest. */
export type Tried = {
  readonly done: readonly string[];
  readonly putBack: (tx: Tx) => void;
};
export type Settle = (tried: Tried) => Promise<void>;

type Pools = { readonly officer: { transact(role: 'wl_worker', work: Work): Promise<void> } };
type Work = (tx: Tx) => Promise<void>;

/** @returns what resolves once it is struck off, and rejects as the transaction did. */
export function openSettle(pools: Pools): Settle {
  let waiting: Tried[] = [];
  let following: Promise<void> | undefined;
  let current: Promise<unknown> = Promise.resolve();

  async function settleWaiting(): Promise<void> {
    await current;
    const all = waiting;
    waiting = [];
    following = undefined;
    const settling = pools.officer.transact('wl_worker', async (tx) => {
      markDone(
        tx,
        all.flatMap(({ done }) => done),
      );
      for (const { putBack } of all) putBack(tx);
    });
    current = settling.catch(() => undefined);
    return settling;
  }

  return (tried) => {
    waiting.push(tried);
    following ??= settleWaiting();
    return following;
  };
}
