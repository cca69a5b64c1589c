// Many rows as one parameter: a statement has one text and one plan, whether for one or a thousand.

import { type SQL, sql } from 'drizzle-orm';

/** As `r`; `columns` are names as in the rows, each with its type. */
export function rowsOf(rows: readonly object[], columns: string): SQL {
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as r(${sql.raw(columns)})`;
}

export function anyOf(ids: readonly string[]): SQL {
  return sql`any(string_to_array(${ids.join(',')}, ',')::uuid[])`;
}
