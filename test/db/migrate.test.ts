import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { loginUrl, migrate } from '../../db/migrate.ts';
import { asOwner } from '../support/databases.ts';
import { freshDb } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
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

  it('lets everybody pass whose table it cannot have, and changes nothing until it can', async () => {
    const owner = postgres(url, { max: 1 });
    await owner`update migrations.wall set digest = 'older' where what = 'put up from'`;
    const again = () => migrate(url, testKeys(), new Date(), { lockMs: 20, tries: 2 });
    await owner.begin(async (tx) => {
      await tx`lock table officer.people in access share mode`; // as a backup that reads it
      await expect(again()).rejects.toThrow('database-busy');
    });
    await expect(again()).resolves.toMatch(/^\d+$/);
    const [mark] = await owner`select digest from migrations.wall where what = 'put up from'`;
    expect(mark?.['digest']).not.toBe('older');
    await owner.end();
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

describe('a program whose rights were followed by others, without a migration', () => {
  const again = (at: string) => migrate(at, testKeys(), new Date());
  const marks = (at: string) =>
    rowsOf(
      { url: at },
      `select what, digest from migrations.wall where what like 'put up %' order by what`,
    );

  it('leaves them alone when it starts again, while a new one puts up its own', async () => {
    const shared = await freshDb();
    const older = { what: 'put up from', digest: 'older' };
    await asOwner(
      shared,
      (sql) => sql`update migrations.wall set digest = 'older'
      where what = 'put up from'`,
    );
    expect(await marks(shared)).toEqual([older]);
    await again(shared); // never here before
    const [before, now] = await marks(shared);
    expect(before).toEqual({ what: 'put up before from older', digest: '' });
    await asOwner(shared, async (sql) => {
      await sql`update migrations.wall set what = 'put up before from ' || digest, digest = ''
        where what = 'put up from'`;
      await sql`insert into migrations.wall values ('put up from', 'newer')`;
      await sql`grant select on ledger.units to wl_logger`;
    });
    await again(shared);
    expect(await marks(shared)).toEqual([
      ...[`put up before from ${String(now?.['digest'])}`, 'put up before from older']
        .toSorted()
        .map((what) => ({ what, digest: '' })),
      { what: 'put up from', digest: 'newer' },
    ]);
    const [left] = await rowsOf(
      { url: shared },
      `select has_table_privilege('wl_logger', 'ledger.units', 'select') as may`,
    );
    expect(left).toEqual({ may: true });
    await asOwner(shared, (sql) => sql`revoke select on ledger.outbox from wl_worker`);
    await expect(again(shared)).rejects.toThrow('wall-not-as-declared');
  });
});

describe('an older program on a database that a newer one has brought up', () => {
  const LATER = '9000000000000';
  const again = (at: string) => migrate(at, testKeys(), new Date());
  const broughtUp = async (...more: string[]) => {
    const newer = await freshDb();
    const all = [
      `insert into migrations.__drizzle_migrations (hash, created_at) values ('newer', ${LATER})`,
      `update migrations.wall set digest = 'newer' where what = 'put up from'`,
      'create table ledger.of_tomorrow (id uuid primary key, note text)',
      'alter table ledger.of_tomorrow enable row level security',
      'alter table ledger.outbox add column of_tomorrow text',
      ...more,
    ];
    await asOwner(newer, (sql) => sql.unsafe(all.join(';')));
    return newer;
  };

  it('starts where that one only added, and leaves its tables, its rights and its mark alone', async () => {
    const newer = await broughtUp('grant select on ledger.of_tomorrow to wl_worker');
    await again(newer);
    const [left] = await rowsOf(
      { url: newer },
      `select has_table_privilege('wl_worker', 'ledger.of_tomorrow', 'select') as may,
        (select digest from migrations.wall where what = 'put up from') as mark`,
    );
    expect(left).toEqual({ may: true, mark: 'newer' });
  });

  it('does not start where that one says that an older one cannot work with it', async () => {
    const newer = await broughtUp(
      `update migrations.wall set digest = '${LATER}' where what = 'a program that knows'`,
    );
    await expect(again(newer)).rejects.toThrow('database-of-another-version');
  });

  it('does not start without a right that it needs', async () => {
    const newer = await broughtUp('revoke select on ledger.outbox from wl_worker');
    await expect(again(newer)).rejects.toThrow('wall-not-as-declared');
  });
});
