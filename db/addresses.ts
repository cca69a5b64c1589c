// Where a person is reached, once it is somewhere else.

import { eq } from 'drizzle-orm';
import type { Tx } from './client.ts';
import { addresses, putAddress } from './people.ts';

/** The new address in place of every earlier one. An address that somebody has violates the key. */
export function moveAddress(tx: Tx, address: typeof addresses.$inferInsert): void {
  tx.write(tx.db.delete(addresses).where(eq(addresses.personId, address.personId)));
  putAddress(tx, address);
}
