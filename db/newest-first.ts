// The order of an index of what is newest. Drizzle has the nulls of a descending index last and those
// of a descending query first, and Postgres reads an index in its order only where both agree, also
// where there are no nulls: else all there is of a person is read and sorted for the last of it.

import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

export function newestFirst(column: AnyPgColumn): SQL {
  return sql`${column} desc nulls last`;
}
