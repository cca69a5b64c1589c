// Goes up to the wall and pushes, as each role in turn, with harmless statements.

import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { As, OfficerRole, Pools, Role, StationRole } from '../client.ts';
import { WALL, WORLDS } from './declared.ts';
import type { Right } from './rights.ts';

const DENIED = '42501'; // insufficient_privilege
const NOBODY = '00000000-0000-0000-0000-000000000000';
const LOG = ['ledger.audit_events', 'ledger.audit_leaves', 'ledger.audit_checkpoints'];

export type Tried = {
  readonly tries: number;
  /** What was let through and must not have been. */
  readonly open: readonly string[];
};

/** Every role reads every table that it must not, and tries to change the audit log. */
export async function pushWall(pools: Pools): Promise<Tried> {
  const open: string[] = [];
  let tries = 0;
  const push = async (role: Role, statement: string) => {
    tries += 1;
    if (!(await isDenied(pools, role, statement))) open.push(`${role}: ${statement}`);
  };
  for (const role of [...WORLDS.officer, ...WORLDS.station]) {
    for (const table of closedTo(role)) await push(role, `select 1 from ${table} limit 1`);
    for (const table of LOG) {
      await push(role, `delete from ${table} where false`);
      await push(role, `truncate ${table}`);
    }
  }
  return { tries, open };
}

function closedTo(role: Role): string[] {
  return Object.entries(WALL).flatMap(([schema, tables]) =>
    Object.entries(tables).flatMap(([table, rights]) =>
      rights[role]?.may.some(isSelect) ? [] : [`${schema}.${table}`],
    ),
  );
}

function isSelect(right: Right): boolean {
  return right.startsWith('select');
}

async function isDenied(pools: Pools, role: Role, statement: string): Promise<boolean> {
  try {
    await (isOfficers(role)
      ? pools.officer.transact(officersAs(role), ({ db }) => db.execute(sql.raw(statement)))
      : pools.station.transact(stationAs(role), ({ db }) => db.execute(sql.raw(statement))));
    return false;
  } catch (error) {
    if (codeOf(error) === DENIED) return true;
    throw error; // an answer of another kind proves nothing
  }
}

function officersAs(role: OfficerRole): As<OfficerRole> {
  return role === 'wl_counselor' || role === 'wl_glass' ? { role, staffId: NOBODY } : role;
}

function stationAs(role: StationRole): As<StationRole> {
  return role === 'wl_instructor' || role === 'wl_desk' ? { role, staffId: NOBODY } : role;
}

function isOfficers(role: OfficerRole | StationRole): role is OfficerRole {
  return WORLDS.officer.some((one) => one === role);
}

function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof postgres.PostgresError) return cause.code;
  return undefined;
}
