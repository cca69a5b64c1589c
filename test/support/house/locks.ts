// Which statement of a migration would hold up everybody on a table that grows: it reads or writes
// all rows, or all of an index, while nobody else may write. Migrations run in one transaction, so
// that a lock once taken lasts to the end.

/** Of units, staff and settings: a few thousand rows at most, however many officers there are. */
const SMALL =
  /^ledger\.(units|squads|schedules|schedule_\w+|unit_days|squad_\w+|staff|staff_\w+|passkeys|work_\w+|on_call_\w+|desk_\w+|intake_pauses|messenger_policies|installation|wrapping_keys|glass_keys|leases|scales|talk_hours|resource_checks|retention_runs|audit_witnesses|audit_prunes|reviews|review_figures|incidents|board_entries)$/;

const NAME = String.raw`"?(\w+)"?\."?(\w+)"?`;

type Rule = { readonly pattern: RegExp; readonly isFine?: RegExp; readonly why: string };

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(`^create (?:unique )?index .*? on (?:only )?${NAME}`),
    isFine: /^create (unique )?index if not exists /,
    why: 'builds an index: say `if not exists` and name it in UPGRADING.md',
  },
  {
    pattern: new RegExp(`^alter table ${NAME} alter column \\S+ (?:set data )?type `),
    why: 'writes the table anew',
  },
  {
    pattern: new RegExp(`^alter table ${NAME} add column .*generated always as .*stored`),
    why: 'writes the table anew',
  },
  {
    pattern: new RegExp(
      `^alter table ${NAME} add column .*default \\(?\\w*(?:random|uuid|clock_timestamp|nextval)`,
    ),
    why: 'writes the table anew: the default differs by row',
  },
  {
    pattern: new RegExp(`^alter table ${NAME} alter column \\S+ set not null`),
    why: 'reads all rows',
  },
  {
    pattern: new RegExp(`^alter table ${NAME} (?:add constraint|validate constraint)`),
    isFine: /not valid$/,
    why: 'reads all rows: say `not valid`',
  },
  { pattern: new RegExp(`^update ${NAME}`), why: 'writes all rows in one go' },
  { pattern: new RegExp(`^delete from ${NAME}`), why: 'deletes in one go' },
  {
    pattern: new RegExp(`^(?:lock table|cluster|vacuum full|reindex table) ${NAME}`),
    why: 'locks',
  },
];

/** @param statements of one migration. @returns what is wrong with each that is wrong. */
export function longLocks(statements: readonly string[]): string[] {
  const plain = statements.map((one) =>
    one.replaceAll(/--.*$/gm, '').replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase(),
  );
  const fresh = new Set(
    plain.flatMap((one) => /^create table (?:if not exists )?(\w+\.\w+)/.exec(one)?.[1] ?? []),
  );
  return plain.flatMap((one) =>
    RULES.flatMap(({ pattern, isFine, why }) => {
      const [, schema, table] = pattern.exec(one) ?? [];
      const name = `${schema}.${table}`;
      if (table === undefined || fresh.has(name) || SMALL.test(name)) return [];
      return isFine?.test(one) === true ? [] : [`${name}: ${why}`];
    }),
  );
}

/** Indexes that an operator of a large installation makes beforehand. */
export function indexesToMake(statements: readonly string[]): string[] {
  return statements.flatMap(
    (one) => /create (?:unique )?index if not exists "?(\w+)/i.exec(one)?.[1] ?? [],
  );
}
