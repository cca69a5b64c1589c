// What the doctor looks at: the server.

import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

export async function serverMajor(db: Db): Promise<number> {
  const [row] = await db.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  return Math.floor(Number(row?.version) / 10_000);
}
