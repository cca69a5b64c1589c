import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fillEmpty } from '../../db/backup/fill.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { run } from '../support/command.ts';
import { rowsOf } from '../support/rows.ts';
import { MASTER_KEY, testKeys } from '../support/template.ts';
import { emptyDatabases } from '../support/whole-database.ts';

const emptyDatabase = emptyDatabases();
const folder = await mkdtemp(join(tmpdir(), 'warmline-backup-old-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const MIGRATIONS_THEN = 20;

// Making all tables anew takes seconds where others use the machine as well.
it('a backup of an earlier version comes back as this one', { timeout: 120_000 }, async () => {
  const [old, url] = [await emptyDatabase(), await emptyDatabase()];
  await fillEmpty(old, MIGRATIONS_THEN, async () => undefined);
  await rowsOf(
    { url: old },
    `insert into ledger.installation (key_check, made_at) values ('${testKeys().check}', now());
     insert into ledger.wrapping_keys values ('root', '', now());
     insert into ledger.units (id, name, region, time_zone, "createdAt") values
       ('01980000-0000-7000-8000-000000000001', 'Unit of old', 'CN', 'Asia/Shanghai', now())`,
  );
  const file = join(folder, 'old.backup');
  const on = (database: string, args: string[]) =>
    run(args, '', { DATABASE_URL: database, MASTER_KEY, DATA_FOLDER: folder });

  expect(await on(old, ['backup', file])).toMatchObject({ code: 0, said: '' });
  expect(await on(url, ['restore', file])).toMatchObject({ code: 0, said: '' });
  expect(await rowsOf({ url }, 'select name from ledger.units')).toEqual([{ name: 'Unit of old' }]);
  expect(
    await rowsOf({ url }, 'select count(*)::int as ran from migrations.__drizzle_migrations'),
  ).toEqual([{ ran: journal.entries.length }]);
});
