// Ways around a wall that are no plain use of a table: other roles, the server's files and
// processes, functions that run statements, objects put in the way. Each is one statement, after
// others that prepare it, and must be refused or show no row.

import { CATALOGS, LARGE_OBJECTS, MAKING, SERVER } from './escapes.data.ts';

export type Escape = { readonly by: readonly string[]; readonly statement: string };

const one = (statement: string): Escape => ({ by: [], statement });
const all = (statements: readonly string[]): Escape[] => statements.map(one);

export type Around = {
  /** Roles that this login must not become. */
  readonly strangers: readonly string[];
  /** Every schema there is. */
  readonly schemas: readonly string[];
  /** Tables of the other world, and one column of each. */
  readonly others: readonly { readonly name: string; readonly oid: number }[];
  readonly extensions: readonly string[];
  /** Backends of the other login. */
  readonly otherPid: number;
};

export function escapes(around: Around): Escape[] {
  return [
    ...around.strangers.flatMap(asStranger),
    ...around.schemas.flatMap(inSchema),
    ...around.others.flatMap(intoTheOther),
    ...around.extensions.map((name) => one(`create extension "${name}" cascade`)),
    ...all(MAKING),
    ...all(SERVER),
    ...all(CATALOGS),
    ...all(LARGE_OBJECTS),
    ...all(processes(around.otherPid)),
  ];
}

function asStranger(name: string): Escape[] {
  return [
    one(`set role "${name}"`),
    one(`set session authorization "${name}"`),
    one(`select set_config('role', '${name}', true)`),
    one(`select set_config('session_authorization', '${name}', true)`),
    { by: ['reset role'], statement: `set local role "${name}"` },
    { by: ['reset session authorization'], statement: `set role "${name}"` },
    one(`grant "${name}" to current_user`),
    one(`grant "${name}" to session_user`),
    one(`alter role "${name}" superuser`),
    one(`alter role "${name}" password 'mine'`),
    one(`reassign owned by "${name}" to current_user`),
    one(`drop owned by "${name}"`),
    one(`create role mine in role "${name}"`),
  ];
}

function inSchema(schema: string): Escape[] {
  const made = `${schema}.mine`;
  return all([
    `create table ${made} (n int)`,
    `create view ${made} as select 1`,
    `create materialized view ${made} as select 1`,
    `create sequence ${made}`,
    `create type ${made} as (n int)`,
    `create domain ${made} as text`,
    `create function ${made}() returns int language sql as 'select 1'`,
    `create function ${made}() returns int language sql security definer as 'select 1'`,
    `create procedure ${made}() language sql as 'select 1'`,
    `create operator ${schema}.=== (leftarg = text, rightarg = text, function = texteq)`,
    `create aggregate ${made}(int) (sfunc = int4pl, stype = int)`,
    `create collation ${made} from "C"`,
    `create text search dictionary ${made} (template = simple)`,
    `create statistics ${made} on id, label from ledger.staff`,
    `alter schema ${schema} rename to mine`,
    `drop schema ${schema} cascade`,
    givenAway(
      `grant all on schema ${schema} to public`,
      `schema_privilege('public', '${schema}', 'create')`,
    ),
  ]);
}

function intoTheOther({ name, oid }: Around['others'][number]): Escape[] {
  const [schema, table] = name.split('.');
  return [
    { by: [`set local search_path = ${schema}, public`], statement: `select 1 from ${table}` },
    { by: [`prepare mine as select 1 from ${name}`], statement: 'execute mine' },
    { by: ['set local row_security = off'], statement: `select 1 from ${name}` },
    ...all([
      `copy ${name} to stdout`,
      `copy (select * from ${name}) to stdout`,
      `declare mine cursor for select * from ${name}`,
      `explain analyze select * from ${name}`,
      `lock table ${name} in access share mode`,
      `select query_to_xml('select * from ${name}', true, true, '')`,
      `select cursor_to_xml('mine', 1, true, true, '') from ${name}`,
      `select table_to_xml(${oid}, true, true, '')`,
      `select ts_stat('select null::tsvector from ${name}')`,
      `with gone as (delete from ${name} returning 1) select * from gone`,
      `merge into ${name} t using (select 1) s on false when matched then delete`,
      `select 1 from ledger.staff where exists (select from ${name})`,
      `do $$ begin perform 1 from ${name}; end $$`,
      `do $$ begin execute 'select 1 from ${name}'; end $$`,
      `create table mine as table ${name}`,
      `analyze ${name}`,
    ]),
  ];
}

/** A grant of what one may not give is a warning only: what counts is whether it was given. */
export function givenAway(grant: string, had: string): string {
  return `do $$ begin ${grant};
    if not has_${had} then raise insufficient_privilege; end if; end $$`;
}

function processes(pid: number): string[] {
  return [
    `select pg_terminate_backend(${pid})`,
    `select pg_cancel_backend(${pid})`,
    `select 1 from pg_stat_activity where pid = ${pid} and query <> '<insufficient privilege>'`,
    `select 1 from pg_stat_activity where pid = ${pid} and client_addr is not null`,
  ];
}
