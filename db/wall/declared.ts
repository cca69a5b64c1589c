// The wall as it must be, written apart from the grants that make it: two hands, one result. A new
// table is declared here (in the file of its schema) and granted in `roles.sql`; until both say the
// same, nothing starts.

import type { Role } from '../client.ts';
import { LEDGER_WALL } from './ledger.ts';
import { OFFICER_WALL } from './officer.ts';
import type { SchemaWall } from './rights.ts';
import { STATION_WALL } from './station.ts';

export const WORLDS = {
  officer: ['wl_bot', 'wl_counselor', 'wl_worker', 'wl_logger', 'wl_auditor'],
  station: ['wl_registrar', 'wl_instructor', 'wl_admin'],
} as const satisfies Record<string, readonly Role[]>;
export type World = keyof typeof WORLDS;

export const ROLES: readonly Role[] = [...WORLDS.officer, ...WORLDS.station];

export const WALL: Readonly<Record<string, SchemaWall>> = {
  officer: OFFICER_WALL,
  station: STATION_WALL,
  ledger: LEDGER_WALL,
  migrations: { __drizzle_migrations: { wl_admin: { may: ['select'] } } },
};

/** Functions of ours, and whether each runs as its owner instead of its caller. */
const FUNCTIONS: Readonly<Record<string, 'owner' | 'caller'>> = {
  'ledger.refuse_change()': 'caller',
};

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
    ...Object.entries(FUNCTIONS).map(([name, as]) => `${name} runs as its ${as}`),
    ...ROLES.map((role) => `${role} is a role that cannot log in`),
    ...(['officer', 'station'] as const).flatMap((world) => [
      `${logins[world]} is a login`,
      `${logins[world]} may connect`,
      ...WORLDS[world].map((role) => `${logins[world]} may become ${role}`),
    ]),
  ];
}

function tableLines(sequences: Place['sequences']): string[] {
  const lines = new Set<string>();
  for (const [schema, tables] of Object.entries(WALL))
    for (const [name, wall] of Object.entries(tables)) {
      const table = `${schema}.${name}`;
      lines.add(`there is a table ${table}`);
      for (const [role, { may }] of Object.entries(wall)) {
        lines.add(`${role} may use schema ${schema}`);
        for (const right of may) lines.add(`${role} may ${right} on ${table}`);
        if (!may.some((right) => right.startsWith('insert'))) continue;
        for (const one of sequences)
          if (one.table === table) lines.add(`${role} may use sequence ${one.sequence}`);
      }
    }
  return [...lines];
}
