import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { loginUrl } from '../../db/migrate.ts';
import { freshDb } from '../support/postgres.ts';
import { testKeys } from '../support/template.ts';

const url = await freshDb();
const logins = {
  officer: postgres(loginUrl(url, 'officer', testKeys()), { max: 1, onnotice: () => undefined }),
  station: postgres(loginUrl(url, 'station', testKeys()), { max: 1, onnotice: () => undefined }),
};
afterAll(() => Promise.all([logins.officer.end(), logins.station.end()]));

const ROLES = [
  ['officer', 'wl_bot'],
  ['officer', 'wl_counselor'],
  ['officer', 'wl_worker'],
  ['officer', 'wl_logger'],
  ['officer', 'wl_auditor'],
  ['station', 'wl_registrar'],
  ['station', 'wl_instructor'],
  ['station', 'wl_admin'],
] as const;
const TABLES = ['audit_events', 'audit_leaves', 'audit_checkpoints'] as const;
const CHANGES = [
  (table: string) => `delete from ledger.${table}`,
  (table: string) => `truncate ledger.${table}`,
  (table: string) => `alter table ledger.${table} disable trigger insert_only`,
  (table: string) => `drop trigger insert_only on ledger.${table}`,
  (table: string) => `drop table ledger.${table}`,
];

async function refusal(world: 'officer' | 'station', role: string, statement: string) {
  return logins[world]
    .begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`);
      await sql.unsafe(statement);
    })
    .then(
      () => 'allowed',
      (error: Error) => error.message,
    );
}

describe('the audit tables', () => {
  it.each(ROLES)('in the %s world let %s change and remove nothing', async (world, role) => {
    for (const table of TABLES) {
      const column =
        table === 'audit_leaves' ? 'hash' : table === 'audit_events' ? 'actor' : 'root';
      const changes = [
        `update ledger.${table} set ${column} = ''`,
        ...CHANGES.map((of) => of(table)),
      ];
      for (const statement of changes)
        expect(await refusal(world, role, statement)).toMatch(/permission denied|must be owner/);
    }
  });

  it.each(ROLES.filter(([, role]) => role !== 'wl_logger'))(
    'in the %s world let %s neither place a leaf nor sign',
    async (world, role) => {
      const leaf = "insert into ledger.audit_leaves values (0, 1, '')";
      const checkpoint =
        "insert into ledger.audit_checkpoints values (1, '', '[]', now(), '', 0, '[]')";
      expect(await refusal(world, role, leaf)).toContain('permission denied');
      expect(await refusal(world, role, checkpoint)).toContain('permission denied');
    },
  );

  it('let the logger add no event', async () => {
    const event = `insert into ledger.audit_events (at, actor, action, subject, detail)
      values (now(), '', '', '', '{}')`;
    expect(await refusal('officer', 'wl_logger', event)).toContain('permission denied');
  });
});
