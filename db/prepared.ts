// Statements of the hot path, built once (decision 24). Drizzle puts a statement together anew each
// time, which takes longer than asking it; here what differs from one call to the next is a mark in
// its place, and a call fills in the marks.

import { is, Param, Placeholder, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Db, Text, Written } from './client.ts';

export type Marks<V> = { readonly [Name in keyof V]-?: Placeholder };
type Prepared<R> = { execute(): Promise<R> };
type Buildable<R> = { toSQL(): Text; prepare(name: string): Prepared<R> };
type Fill = (values: Readonly<Record<string, unknown>>) => unknown;

/** Where drizzle, and `client.ts`, keep what a database asks by. */
type Asking = { readonly $client: unknown };

const DIALECT = new PgDialect();

/** Builds, and never asks. */
const BUILDER = new PostgresJsDatabase(
  DIALECT,
  new PostgresJsSession(undefined as never, DIALECT, undefined, {}) as never,
  undefined,
) as Db;

const MARKS = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/** A read. What fills a mark is as the driver takes it: a moment as ISO text. */
export function reading<V extends object, R>(
  build: (db: Db, at: Marks<V>) => Buildable<R>,
): (db: Db, values: V) => Promise<R> {
  let built: { readonly query: Prepared<R>; readonly fills: readonly Fill[] } | undefined;
  return async (db, values) => {
    if (built === undefined) {
      const query = build(BUILDER, MARKS as Marks<V>);
      built = { query: query.prepare('once'), fills: fillsOf(query.toSQL().params) };
    }
    const params = filled(built.fills, values);
    const client = (db as unknown as Asking).$client;
    const mine: Prepared<R> = Object.create(built.query);
    return Object.assign(mine, { client, params }).execute();
  };
}

export type Writing<V> = (values: V) => { toSQL(): Text; readonly beside?: string | undefined };

/**
 * A write, for `tx.write`. What fills a mark in a column's place is as the column takes it. With
 * `beside` it may leave in one statement with others (`together.ts`): it writes to that table alone,
 * and neither sees what is written beside it nor has to be seen.
 */
export function writing<V extends object>(
  build: (db: Db, at: Marks<V>) => Written,
  beside?: string,
): Writing<V> {
  let built: { readonly text: string; readonly fills: readonly Fill[] } | undefined;
  return (values) => {
    if (built === undefined) {
      const query = build(BUILDER, MARKS as Marks<V>);
      const { sql: text, params } = 'toSQL' in query ? query.toSQL() : DIALECT.sqlToQuery(query);
      built = { text, fills: fillsOf(params) };
    }
    const { text, fills } = built;
    return { beside, toSQL: () => ({ sql: text, params: filled(fills, values) }) };
  };
}

/** Writes that differ by which columns they set, or how many rows: one for each there is. */
export function writingEach<K extends string | number, V extends object>(
  build: (key: K) => Writing<V>,
): (key: K, values: V) => ReturnType<Writing<V>> {
  const known = new Map<K, Writing<V>>();
  return (key, values) => {
    const write = known.get(key) ?? build(key);
    known.set(key, write);
    return write(values);
  };
}

function filled(fills: readonly Fill[], values: object): unknown[] {
  return fills.map((fill) => fill(values as Readonly<Record<string, unknown>>));
}

function fillsOf(params: readonly unknown[]): Fill[] {
  return params.map((param) => {
    if (is(param, Placeholder)) return (values) => values[param.name];
    if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
    const { name } = param.value;
    const { encoder } = param;
    return (values) => {
      const value = values[name];
      return value === null || value === undefined ? null : encoder.mapToDriverValue(value);
    };
  });
}
