import { asOwner } from './databases.ts';
import type { World } from './world.ts';

/** What a query finds, as the database's owner. */
export async function rowsOf(
  world: Pick<World, 'url'>,
  query: string,
): Promise<Record<string, unknown>[]> {
  let rows: Record<string, unknown>[] = [];
  await asOwner(world.url, async (sql) => {
    rows = [...(await sql.unsafe(query))];
  });
  return rows;
}
