// Many rows as one parameter: a statement has one text and one plan, whether for one or a thousand.

import { type Placeholder, type SQL, sql } from 'drizzle-orm';

/** As `r`; `columns` are names as in the rows, each with its type. */
export function rowsOf(rows: readonly object[], columns: string): SQL {
  return rowsIn(JSON.stringify(rows), columns);
}

/** The same of rows that are JSON already, or come into a mark. */
export function rowsIn(json: string | Placeholder, columns: string): SQL {
  return sql`json_to_recordset(${json}::text::json) as r(${sql.raw(columns)})`;
}

export function anyOf(ids: readonly string[]): SQL {
  return anyIn(joined(ids));
}

/** The same of ids in one text, or of a mark for it. */
export function anyIn(ids: string | Placeholder): SQL {
  return sql`any(string_to_array(${ids}, ',')::uuid[])`;
}

/** All of them as one array, however many. */
export function allOf(ids: readonly string[]): SQL {
  return sql`string_to_array(${joined(ids)}, ',')::uuid[]`;
}

/** Of texts without a comma. */
export function textsIn(texts: string | Placeholder): SQL {
  return sql`any(string_to_array(${texts}, ','))`;
}

export function joined(ids: readonly string[]): string {
  return ids.join(',');
}
