// Claims that go on, and claims that end before their time.

import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from './client.ts';
import { type Claimed, outbox } from './outbox.ts';
import { anyOf } from './sets.ts';

/** What was put back meanwhile, or is done, stays so. */
export function keepClaims(tx: Tx, claimed: readonly Claimed[], until: Date): void {
  const isOne = sql`${outbox.id} = ${anyOf(claimed.map(({ id }) => id))}`;
  const isHeld = and(isOne, isNotNull(outbox.claimedUntil));
  tx.write(tx.db.update(outbox).set({ claimedUntil: until }).where(isHeld));
}

/** Only while this attempt is the last: what another process took up meanwhile is its own. */
export function putBack(
  tx: Tx,
  { id, attempts }: Pick<Claimed, 'id' | 'attempts'>,
  dueAt: Date,
  error: string,
): void {
  const isOurs = and(eq(outbox.id, id), eq(outbox.attempts, attempts));
  tx.write(tx.db.update(outbox).set({ dueAt, error, claimedUntil: null }).where(isOurs));
}
