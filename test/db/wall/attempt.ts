// One attempt by one login, or many, always undone.

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
  // On their way together, one after the other: nobody waits for three answers.
  const opened = sql.unsafe(['begin', ...before].join(';\n'));
  const tried = sql.unsafe(statement);
  const undone = sql.unsafe('rollback; reset role');
  const [opening, result] = await Promise.allSettled([opened, tried, undone]);
  if (opening.status === 'rejected') return refusal(opening.reason);
  if (result.status === 'rejected') return refusal(result.reason);
  return { kind: 'done', rows: result.value.count ?? 0 };
}

/** The same for what no transaction may hold; nothing undoes it. */
export async function attemptAlone(
  sql: Sql,
  before: readonly string[],
  statement: string,
): Promise<Attempt> {
  try {
    for (const one of before) await sql.unsafe(one.replace('set local', 'set'));
    return { kind: 'done', rows: (await sql.unsafe(statement)).count ?? 0 };
  } catch (error) {
    return refusal(error);
  } finally {
    await sql.unsafe('reset role');
  }
}

/** Thousands in one trip, of what a function may run. */
export async function attemptAll(
  sql: Sql,
  before: readonly string[],
  statements: readonly string[],
): Promise<Attempt[]> {
  const list = JSON.stringify(statements).replaceAll("'", "''");
  return sql.begin(async (tx) => {
    for (const one of before) await tx.unsafe(one);
    await tx.unsafe(`
      do $all$ declare one text; n bigint; said text[] := '{}'; begin
        for one in select json_array_elements_text('${list}') loop
          begin
            execute one;
            get diagnostics n = row_count;
            raise exception using errcode = 'UNDO0';
          exception when others then
            said := said || case sqlstate when 'UNDO0' then n::text else sqlstate end;
          end;
        end loop;
        perform set_config('warmline.said', array_to_json(said)::text, true);
      end $all$`);
    const [row] = await tx.unsafe(`select current_setting('warmline.said') as said`);
    return (JSON.parse(String(row?.['said'])) as string[]).map(attemptOf);
  });
}

/** Codes have five characters; nothing here has ten thousand rows. */
function attemptOf(said: string): Attempt {
  return said.length < 5 ? { kind: 'done', rows: Number(said) } : { kind: 'refused', code: said };
}

function refusal(error: unknown): Attempt {
  if (!(error instanceof postgres.PostgresError)) throw error;
  return { kind: 'refused', code: error.code };
}
