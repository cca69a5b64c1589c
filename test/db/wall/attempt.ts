// One attempt by one login, in one trip and always undone.

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
  const opening = ['begin', ...before];
  try {
    const results = await sql.unsafe([...opening, statement, 'rollback'].join(';\n'));
    const [result] = [results].flat().slice(opening.length) as { count?: number }[];
    return { kind: 'done', rows: result?.count ?? 0 };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    await sql.unsafe('rollback');
    return { kind: 'refused', code: error.code };
  }
}
