// Hundreds of ways around the wall, tried by each login as itself and as each of its roles.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { ROLES, WORLDS, type World } from '../../../db/wall/declared.ts';
import { freshDb } from '../../support/postgres.ts';
import { type Attempt, attempt, attemptAll, attemptAlone, login } from './attempt.ts';
import { ALONE } from './escapes.data.ts';
import { type Around, type Escape, escapes } from './escapes.ts';

const url = await freshDb();
const owner = postgres(url, { max: 1, onnotice: () => undefined });
const logins = { officer: login(url, 'officer'), station: login(url, 'station') };
afterAll(() => Promise.all([owner, ...Object.values(logins)].map((sql) => sql.end())));

async function column(rows: PromiseLike<readonly { readonly it: string | number }[]>) {
  return (await rows).map(({ it: value }) => value);
}

async function aroundOf(world: World): Promise<Around> {
  const other = world === 'officer' ? 'station' : 'officer';
  const names = await column(owner`
    select rolname as it from pg_roles where rolname ~ '^pg_' or rolsuper
      or rolname ~ ('^' || current_database() || '_')`);
  const [ours] = await column(logins[world]`select session_user::text as it`);
  const own = new Set<unknown>([...WORLDS[world], ours]);
  return {
    strangers: [...names.map(String), ...ROLES].filter((name) => !own.has(name)),
    schemas: (
      await column(
        owner`select nspname as it from pg_namespace where nspname !~ '^pg_toast|^pg_temp'`,
      )
    ).map(String),
    others: await owner<{ name: string; oid: number }[]>`
      select oid::regclass::text as name, oid::int from pg_class
      where relkind in ('r', 'p') and relnamespace::regnamespace::text = ${other}`,
    extensions: (
      await column(
        owner`select name as it from pg_available_extensions where installed_version is null`,
      )
    ).map(String),
    otherPid: Number((await column(logins[other]`select pg_backend_pid() as it`))[0]),
  };
}

// Not allowed, reserved, of no use to anybody, or not to be seen from here. A slip of the test's own
// pen (42601) or a thing that is missing is no refusal.
const REFUSED = ['42501', '42939', '0A000', '42P01'];

/** What no function may run. */
const NO_FUNCTION = /^declare|to stdout$/;

let attempts = 0;
afterAll(() => void process.stdout.write(`${attempts} ways around the wall were tried\n`));

function failed({ statement }: Pick<Escape, 'statement'>, result: Attempt): string[] {
  attempts += 1;
  if (result.kind === 'refused')
    return REFUSED.includes(result.code) ? [] : [`${statement}: ${result.code}`];
  const isEmpty = result.rows === 0 && statement.startsWith('select 1 from');
  return isEmpty ? [] : [`${statement}: ${result.rows} rows`];
}

describe('no way around the wall is open to', () => {
  it.each(
    (['officer', 'station'] as const).flatMap((world) =>
      ['itself', ...WORLDS[world]].map((role) => [world, role] as const),
    ),
  )(
    'the %s login as %s',
    async (world, role) => {
      await owner`analyze`;
      const sql = logins[world];
      const before = role === 'itself' ? [] : [`set local role ${role}`];
      const open: string[] = [];
      const ways = escapes(await aroundOf(world));
      const apart = ways.filter(
        ({ by, statement }) => by.length > 0 || NO_FUNCTION.test(statement),
      );
      const rest = ways.filter((way) => !apart.includes(way));
      for (const way of apart)
        open.push(...failed(way, await attempt(sql, [...before, ...way.by], way.statement)));
      const results = await attemptAll(
        sql,
        before,
        rest.map(({ statement }) => statement),
      );
      for (const [n, result] of results.entries())
        open.push(...failed(rest[n] ?? { statement: '' }, result));
      for (const statement of ALONE)
        open.push(...failed({ statement }, await attemptAlone(sql, before, statement)));
      expect(open).toEqual([]);
    },
    60_000,
  );
});
