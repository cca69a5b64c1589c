// Where a person is reached, once it is somewhere else.

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ChannelName } from '../src/core/message.ts';
import type { Db, Tx } from './client.ts';
import { addresses, putAddress } from './people.ts';
import { anyOf } from './sets.ts';

/** The new address in place of every earlier one. An address that somebody has violates the key. */
export function moveAddress(tx: Tx, address: typeof addresses.$inferInsert): void {
  tx.write(tx.db.delete(addresses).where(eq(addresses.personId, address.personId)));
  putAddress(tx, address);
}

/** Who of these people is on one of these channels. */
export async function channelsOf(
  db: Db,
  personIds: readonly string[],
  channels: readonly ChannelName[],
): Promise<ReadonlyMap<string, ChannelName>> {
  const rows = await db
    .select({ personId: addresses.personId, channel: addresses.channel })
    .from(addresses)
    .where(
      and(
        sql`${addresses.personId} = ${anyOf(personIds)}`,
        inArray(addresses.channel, [...channels]),
      ),
    );
  return new Map(rows.map(({ personId, channel }) => [personId, channel]));
}
