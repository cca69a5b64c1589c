// Everything that decisions about people at many addresses need, in one trip.

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { cases } from './hotline.ts';
import { IS_OPEN } from './open-case.ts';
import { addresses, people, personKeys } from './people.ts';
import { type Marks, reading } from './prepared.ts';
import { joined, textsIn } from './sets.ts';
import { type At, type SnapshotRow, snapshotColumns } from './snapshot.ts';
import { staff } from './staff.ts';

type Places = { readonly addressKeys: string };

const holdingPlaces = reading((db, at: Marks<Places>) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(areThere(at))
    .orderBy(people.id)
    .for('update', { skipLocked: true }),
);
const findingPlaces = reading((db, at: Marks<Places & At>) =>
  db
    .select({ addressKey: addresses.addressKey, ...snapshotColumns(at) })
    .from(addresses)
    .innerJoin(people, eq(people.id, addresses.personId))
    .innerJoin(personKeys, eq(personKeys.personId, people.id))
    .leftJoin(cases, and(eq(cases.personId, people.id), IS_OPEN))
    .leftJoin(staff, eq(staff.id, cases.counselorId))
    .where(sql`${addresses.addressKey} = ${textsIn(at.addressKeys)}`),
);

function areThere({ addressKeys }: Marks<Places>) {
  return inArray(
    people.id,
    sql`(select a.person_id from ${addresses} a where a.address_key = ${textsIn(addressKeys)})`,
  );
}

/**
 * Whoever is at one of these addresses, by address, each held: but for those whom somebody else
 * holds; of who wrote from two, one.
 */
export async function snapshotRowsAt(
  db: Db,
  addressKeys: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, SnapshotRow>> {
  const at = { addressKeys: joined(addressKeys), now: now.toISOString() };
  const [held, rows] = await Promise.all([holdingPlaces(db, at), findingPlaces(db, at)]);
  const ours = new Set(held.map(({ id }) => id));
  const free = [...Map.groupBy(rows, ({ person }) => person.id)].flatMap(([id, [first]]) =>
    first !== undefined && ours.has(id) ? [first] : [],
  );
  return new Map(free.map(({ addressKey, ...row }) => [addressKey, row]));
}
