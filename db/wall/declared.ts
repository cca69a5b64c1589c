// The wall as it must be, written apart from the grants that make it: two hands, one result. A new
// table is declared here (in the file of its schema) and granted in `roles.sql`; until both say the
// same, nothing starts.

import type { Role } from '../client.ts';
import { LEDGER_WALL } from './ledger.ts';
import { OFFICER_WALL } from './officer.ts';
import type { SchemaWall, TableWall } from './rights.ts';
import { STATION_WALL } from './station.ts';

export const WORLDS = {
  officer: ['wl_bot', 'wl_counselor', 'wl_glass', 'wl_worker', 'wl_logger', 'wl_auditor'],
  station: ['wl_registrar', 'wl_instructor', 'wl_desk', 'wl_admin'],
} as const satisfies Record<string, readonly Role[]>;
export type World = keyof typeof WORLDS;

export const ROLES: readonly Role[] = [...WORLDS.officer, ...WORLDS.station];

const FOR_THE_DOCTOR: TableWall = { wl_admin: { may: ['select'] } };

export const WALL: Readonly<Record<string, SchemaWall>> = {
  officer: OFFICER_WALL,
  station: STATION_WALL,
  ledger: LEDGER_WALL,
  migrations: { __drizzle_migrations: FOR_THE_DOCTOR, wall: FOR_THE_DOCTOR },
};

/** Functions of ours: run as the caller, or, for the named roles, as the owner. */
const FUNCTIONS: Readonly<Record<string, 'caller' | readonly Role[]>> = {
  'ledger.refuse_change()': 'caller',
  'ledger.actor()': 'caller',
  'ledger.actor_role()': 'caller',
  'ledger.actor_unit()': 'caller',
  'ledger.actor_routes()': 'caller',
  'ledger.opens(uuid)': 'caller',
  'ledger.make_audit_months(timestamp with time zone,timestamp with time zone)': ['wl_logger'],
  'ledger.drop_audit_month(text)': ['wl_logger'],
};

/** Names and times of migrations, and what the wall was put up from. */
const WITHOUT_POLICIES = 'migrations';

/** What the server says of itself that the wall's lines are put together with. */
export type Place = {
  readonly logins: Readonly<Record<World, string>>;
  /** Tables that number their rows, each with its sequence. */
  readonly sequences: readonly { readonly sequence: string; readonly table: string }[];
};

/** Every right that must be there, one line for each. */
export function declaredLines({ logins, sequences }: Place): string[] {
  return [
    ...tableLines(sequences),
    ...Object.entries(FUNCTIONS).flatMap(([name, by]) =>
      by === 'caller'
        ? [`${name} runs as its caller`]
        : [`${name} runs as its owner`, ...by.map((role) => `${role} may run ${name}`)],
    ),
    ...ROLES.map((role) => `${role} is a role that cannot log in`),
    ...(['officer', 'station'] as const).flatMap((world) => [
      `${logins[world]} is a login`,
      `${logins[world]} may connect`,
      ...WORLDS[world].map((role) => `${logins[world]} may become ${role}`),
    ]),
  ];
}

function tableLines(sequences: Place['sequences']): string[] {
  const lines = Object.entries(WALL).flatMap(([schema, tables]) =>
    Object.entries(tables).flatMap(([name, wall]) => {
      const table = `${schema}.${name}`;
      return [
        `there is a table ${table}`,
        ...(schema === WITHOUT_POLICIES ? [] : policyLines(table, wall)),
        ...Object.entries(wall).flatMap(([role, { may }]) => [
          `${role} may use schema ${schema}`,
          ...may.map((right) => `${role} may ${right} on ${table}`),
          ...sequences
            .filter((one) => one.table === table && may.includes('insert'))
            .map(({ sequence }) => `${role} may use sequence ${sequence}`),
        ]),
      ];
    }),
  );
  return [...new Set(lines)];
}

/** A grant alone opens nothing: each role needs a policy besides. */
function policyLines(table: string, wall: TableWall): string[] {
  return [
    `${table} is closed to whom no policy names`,
    `the owner reaches every row of ${table}`,
    ...Object.entries(wall).map(
      ([role, { rows }]) =>
        `${role} reaches ${rows === undefined ? 'every row' : 'some rows'} of ${table}`,
    ),
  ];
}
