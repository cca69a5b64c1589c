import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { loginUrl, migrate } from '../../db/migrate.ts';
import { freshDb } from '../support/postgres.ts';
import { testKeys } from '../support/template.ts';

const url = await freshDb();

describe('migrate', () => {
  it('may run again on a database that is up to date', async () => {
    const first = await migrate(url, testKeys(), new Date());
    expect(await migrate(url, testKeys(), new Date())).toBe(first);
  });

  it('refuses a database that was sealed with another master key', async () => {
    const others = { ...testKeys(), check: 'another' };
    await expect(migrate(url, others, new Date())).rejects.toThrow(
      'master-key-not-of-this-database',
    );
  });

  it('lets no role of either world change an audit record', async () => {
    const sql = postgres(loginUrl(url, 'officer', testKeys()), { max: 1 });
    await sql`set role wl_bot`;
    await expect(sql`update ledger.audit_events set actor = 'x'`).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from ledger.audit_events`).rejects.toThrow('permission denied');
    const owner = postgres(url, { max: 1 });
    await owner`insert into ledger.audit_events (at, actor, action, subject, detail)
      values (now(), 'a', 'b', 'c', '{}')`;
    await owner`grant select, update on ledger.audit_events to wl_bot`; // a mistake, caught below
    await sql`set role wl_bot`;
    await expect(sql`update ledger.audit_events set actor = 'x'`).rejects.toThrow('insert-only');
    await sql.end();
    await owner.end();
  });
});
