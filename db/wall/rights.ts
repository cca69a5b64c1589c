// How a wall is written down: for each table, what each role may do and which rows it reaches.
// A role that is not named may do nothing.

import type { Role } from '../client.ts';

type Verb = 'select' | 'insert' | 'update' | 'delete';

/** `update(state)` is for named columns only; several are several rights. */
export type Right = Verb | `${Exclude<Verb, 'delete'>}(${string})`;

export type Rights = {
  readonly may: readonly Right[];
  /** Which rows a policy leaves, in words; absent: every row. */
  readonly rows?: string;
};

export type TableWall = Readonly<Partial<Record<Role, Rights>>>;
export type SchemaWall = Readonly<Record<string, TableWall>>;

export function all(...may: Right[]): Rights {
  return { may };
}

export function some(rows: string, ...may: Right[]): Rights {
  return { may, rows };
}
