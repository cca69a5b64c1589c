// Everything that is stored, as one hash for each table: what a refused request must leave as it was.

import { rowsOf } from '../support/rows.ts';
import type { World } from '../support/world.ts';

/** That somebody came by is written down: a session is seen, a wrong code counts. */
const COMES_BY = ['ledger.paces', 'ledger.staff_sessions'];

export async function digestOf(world: Pick<World, 'url'>): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    world,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('ledger', 'officer', 'station') order by 1`,
  );
  const counted = tables.map(({ name }) => name).filter((name) => !COMES_BY.includes(name));
  const parts = counted.map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
  );
  const hashes = await rowsOf<{ name: string; hash: string }>(world, parts.join(' union all '));
  return Object.fromEntries(hashes.map(({ name, hash }) => [name, hash]));
}
