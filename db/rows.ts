// Rows of one shape, for one statement. A few are values of their own, because opening JSON costs
// Postgres more than writing them; many come as one JSON text, and cost one plan.

import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Writing, writing } from './prepared.ts';
import { rowsIn } from './sets.ts';

const FEW_MAX = 4;
const DIALECT = new PgDialect();

/**
 * @param columns names as in the rows, each with its type
 * @param build what is done with the rows, which it knows as `r`
 */
export function writingRows<R extends object>(
  columns: string,
  build: (rows: SQL) => SQL,
  beside: string,
): Writing<readonly R[]> {
  const shape = shapeOf(columns);
  const many = writing<{ json: string }>((_db, at) => build(rowsIn(at.json, columns)), beside);
  const texts: string[] = [];
  return (rows) => {
    const count = rows.length;
    if (count > FEW_MAX) return many({ json: JSON.stringify(rows) });
    texts[count] ??= DIALECT.sqlToQuery(build(valuesOf(count, shape))).sql;
    const text = texts[count];
    return {
      beside,
      toSQL: () => ({ sql: text, params: rows.flatMap((row) => cells(row, shape)) }),
    };
  };
}

type Column = { readonly name: string; readonly type: string };

function shapeOf(columns: string): Column[] {
  return columns.split(',').map((column) => {
    const [name = '', type = ''] = column.trim().split(' ');
    return { name: name.replaceAll('"', ''), type };
  });
}

function valuesOf(count: number, shape: readonly Column[]): SQL {
  const rows = Array.from({ length: count }, (_, row) => {
    const marks = shape.map(({ type }, n) => `$${row * shape.length + n + 1}::${type}`);
    return `(${marks.join(', ')})`;
  });
  const names = shape.map(({ name }) => `"${name}"`);
  return sql.raw(`(values ${rows.join(', ')}) as r(${names.join(', ')})`);
}

function cells(row: object, shape: readonly Column[]): unknown[] {
  const values = row as Readonly<Record<string, unknown>>;
  return shape.map(({ name, type }) => {
    const value = values[name] ?? null;
    if (value instanceof Date) return value.toISOString();
    return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
  });
}
