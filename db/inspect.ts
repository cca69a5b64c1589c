// What the doctor looks at: the server.

import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

export async function serverMajor(db: Db): Promise<number> {
  const [row] = await db.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  return Math.floor(Number(row?.version) / 10_000);
}

export type ConnectionRoom = {
  /** What ordinary logins may have together. */
  readonly most: number;
  readonly taken: number;
};

export async function connectionRoom(db: Db): Promise<ConnectionRoom> {
  const [row] = await db.execute<ConnectionRoom>(sql`
    select current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0) as most,
      (select count(*)::int from pg_stat_activity where datid is not null) as taken`);
  return row ?? { most: 0, taken: 0 };
}
