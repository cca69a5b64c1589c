// Before anything is written: are these the keys that this database was sealed with? A lost key is
// said so, and nothing is put down under a new one beside what nobody can open any more.

import type { Sql } from 'postgres';
import { ConfigError } from '../src/ops/errors.ts';
import { checkOf, type Keyring, ROOT } from '../src/ops/keys.ts';

/**
 * @returns what tells this database from any other, a restored copy of it excepted.
 * @throws ConfigError `master-key-not-of-this-database`
 */
export async function checkMasterKey(sql: Sql, check: string, now: Date): Promise<string> {
  await sql`
    insert into ledger.installation (key_check, made_at) values (${check}, ${now.toISOString()})
    on conflict do nothing`;
  const [row] = await sql<{ key_check: string; made_at: Date }[]>`
    select key_check, made_at from ledger.installation`;
  if (row?.key_check !== check) throw new ConfigError('master-key-not-of-this-database');
  return String(new Date(row.made_at).getTime());
}

/** @throws ConfigError `wrapping-key-missing` or `wrapping-key-wrong`, with the key's name. */
export async function checkWrappingKeys(sql: Sql, ring: Keyring, now: Date): Promise<void> {
  const needed = await sql<{ id: string; proof: string }[]>`
    select id, proof from ledger.wrapping_keys order by made_at`;
  for (const { id, proof } of needed) {
    const held = ring.all().find((one) => one.id === id);
    if (held === undefined) throw new ConfigError('wrapping-key-missing', { key: id });
    const isFirstSeen = id === ROOT && proof === ''; // the master key was checked above
    if (!isFirstSeen && proof !== checkOf(held))
      throw new ConfigError('wrapping-key-wrong', { key: id });
  }
  const current = ring.current();
  await sql`
    insert into ledger.wrapping_keys (id, proof, made_at)
    values (${current.id}, ${checkOf(current)}, ${now.toISOString()})
    on conflict (id) do update set proof = excluded.proof where wrapping_keys.proof = ''`;
}
