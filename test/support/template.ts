// The one seam between the suite's server and the schema.

import { ensureLogins, migrate } from '../../db/migrate.ts';
import { type Glass, openGlass, publicTextOf } from '../../src/ops/glass.ts';
import { type Keys, openKeys } from '../../src/ops/keys.ts';
import { asOwner } from './databases.ts';

export const MASTER_KEY = '5'.repeat(64);
const MIGRATED_AT = new Date('2026-01-01T00:00:00Z');

/** The keys that every test database is made for. */
export function testKeys(): Keys {
  return openKeys(MASTER_KEY);
}

/** The seal of those databases' cards; `isHere` is asked at each opening. */
export function testGlass(isHere: () => boolean = () => true): Glass {
  const half = testKeys().glassHalf;
  const other = '7'.repeat(64);
  return openGlass(publicTextOf(half, other), {
    half,
    other: async () => (isHere() ? other : undefined),
  });
}

/** Fills the database that every test file clones. */
export async function fillTemplate(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, testKeys(), MIGRATED_AT);
}

/** Gives a clone what cloning does not copy: the logins that carry its name. */
export async function completeClone(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (sql) => ensureLogins(sql, testKeys()));
}
