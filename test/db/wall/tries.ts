// The plain uses of a table, one by one, each with whether a role's declared rights allow it.

import type { Sql } from 'postgres';
import type { Role } from '../../../db/client.ts';
import type { Right, TableWall } from '../../../db/wall/rights.ts';

import { givenAway } from './escapes.ts';

export type Table = { readonly name: string; readonly columns: readonly string[] };
export type Try = { readonly statement: string; readonly isAllowed: boolean };

/** Every table of the three schemas and of the migrations, partitions too. */
export async function tablesOf(owner: Sql, schemas: readonly string[]): Promise<Table[]> {
  return owner<Table[]>`
    select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and c.relnamespace::regnamespace::text = any(${[...schemas]})
    group by c.oid order by 1`;
}

export function triesOn(
  { name, columns }: Table,
  role: Role | undefined,
  wall: TableWall = {},
): Try[] {
  const may = (verb: 'select' | 'insert' | 'update' | 'delete', column: string) =>
    ((role && wall[role]?.may) ?? []).some(
      (right: Right) => right === verb || right === `${verb}(${column})`,
    );
  const each = columns.flatMap((column): Try[] => [
    { statement: `select ${column} from ${name} limit 0`, isAllowed: may('select', column) },
    {
      statement: `insert into ${name} (${column}) select null where false`,
      isAllowed: may('insert', column),
    },
    {
      statement: `update ${name} set ${column} = default where false`,
      isAllowed: may('update', column),
    },
  ]);
  const [first = ''] = columns;
  const never = [
    `truncate ${name}`,
    `alter table ${name} add column more text`,
    `alter table ${name} disable row level security`,
    `alter table ${name} owner to current_user`,
    `alter table ${name} disable trigger all`,
    `drop table ${name}`,
    `create trigger mine before insert on ${name} execute function suppress_redundant_updates_trigger()`,
    `create policy mine on ${name} using (true)`,
    `create rule mine as on insert to ${name} do nothing`,
    `create index on ${name} (${first})`,
    givenAway(
      `grant select on ${name} to public`,
      `table_privilege('public', '${name}', 'select')`,
    ),
    `comment on table ${name} is 'mine'`,
    `copy ${name} to program 'cat'`,
    `copy ${name} to '/tmp/copied'`,
    `copy ${name} from '/etc/hostname'`,
  ];
  return [
    ...each,
    { statement: `delete from ${name} where false`, isAllowed: may('delete', '') },
    ...never.map((statement) => ({ statement, isAllowed: false })),
  ];
}
