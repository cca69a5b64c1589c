import { asOwner } from './databases.ts';
import type { World } from './world.ts';

/** What a query finds, as the database's owner. */
export async function rowsOf<T = Record<string, unknown>>(
  world: Pick<World, 'url'>,
  query: string,
): Promise<T[]> {
  let rows: T[] = [];
  await asOwner(world.url, async (sql) => {
    rows = [...(await sql.unsafe(query))] as T[];
  });
  return rows;
}
