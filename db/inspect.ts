// What the doctor looks at: the server and its migrations.

import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

export async function serverMajor(db: Db): Promise<number> {
  const [row] = await db.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  return Math.floor(Number(row?.version) / 10_000);
}

/** Whether the last migration of this program is the last that was run. */
export async function isMigrated(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ ran: string | null }>(
    sql`select max(created_at)::text as ran from migrations.__drizzle_migrations`,
  );
  return Number(row?.ran) === journal.entries.at(-1)?.when;
}
