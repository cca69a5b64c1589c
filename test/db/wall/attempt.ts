// One attempt by one login, always undone.

import postgres, { type Sql } from 'postgres';
import { loginUrl } from '../../../db/migrate.ts';
import type { World } from '../../../db/wall/declared.ts';
import { testKeys } from '../../support/template.ts';

/** One connection, so that a transaction may be opened by hand. */
export function login(url: string, world: World): Sql {
  return postgres(loginUrl(url, world, testKeys()), { max: 1, onnotice: () => undefined });
}

export type Attempt =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'done'; readonly rows: number };

/** @param before statements that put the login into the place it tries from, e.g. a role. */
export async function attempt(
  sql: Sql,
  before: readonly string[],
  statement: string,
): Promise<Attempt> {
  return outcome(sql, async () => {
    await sql.unsafe(['begin', ...before].join(';\n'));
    return (await sql.unsafe(statement)).count;
  });
}

/** The same for what no transaction may hold; nothing undoes it. */
export async function attemptAlone(
  sql: Sql,
  before: readonly string[],
  statement: string,
): Promise<Attempt> {
  return outcome(sql, async () => {
    for (const one of before) await sql.unsafe(one.replace('set local', 'set'));
    return (await sql.unsafe(statement)).count;
  });
}

async function outcome(sql: Sql, ask: () => Promise<number | null | undefined>): Promise<Attempt> {
  try {
    return { kind: 'done', rows: (await ask()) ?? 0 };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return { kind: 'refused', code: error.code };
  } finally {
    await sql.unsafe('rollback; reset role');
  }
}
