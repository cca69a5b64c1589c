// A server that is not ours: the owner of the database is no superuser, and row policies hold for
// owners too. Everything that an owner does must still work.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loginUrl, migrate } from '../../../db/migrate.ts';
import { ROLES } from '../../../db/wall/declared.ts';
import { differencesFor } from '../../../db/wall/raise.ts';
import { makeBackup } from '../../../src/admin/backup/make.flow.ts';
import { restoreBackup } from '../../../src/admin/backup/restore.flow.ts';
import { asOwner, databaseUrl } from '../../support/databases.ts';
import { testKeys } from '../../support/template.ts';

const { url: serverUrl } = inject('postgres');
const name = `h_${randomBytes(6).toString('hex')}`;
const copy = `${name}_copy`;
const folder = await mkdtemp(join(tmpdir(), 'warmline-hosted-'));
const url = new URL(databaseUrl(serverUrl, name));
url.username = name;
url.password = 'hosted';
// What whoever runs the server does once: a database, its owner, and the say over our roles.
await asOwner(serverUrl, async (sql) => {
  await sql.unsafe(`create role ${name} login createrole password 'hosted'`);
  await sql.unsafe(`grant ${ROLES.join(', ')} to ${name} with admin option`);
  for (const one of [name, copy]) await sql.unsafe(`create database ${one} owner ${name}`);
});
afterAll(() =>
  asOwner(serverUrl, async (sql) => {
    for (const one of [name, copy]) {
      await sql.unsafe(`drop database ${one} with (force)`);
      await sql.unsafe(`drop role if exists ${one}_officer, ${one}_station`);
    }
    await rm(folder, { recursive: true, force: true });
    await sql.unsafe(`revoke ${ROLES.join(', ')} from ${name}`);
    await sql.unsafe(`drop role ${name}`);
  }),
);

describe('an owner who is no superuser', () => {
  it('puts the wall up, holds to it, and starts again', async () => {
    const first = await migrate(url.href, testKeys(), new Date());
    expect(await migrate(url.href, testKeys(), new Date())).toBe(first);
    const owner = postgres(url.href, { max: 1, onnotice: () => undefined });
    expect(await differencesFor(owner)).toEqual([]);
    await owner.end();
  });

  it('reads and copies every row, for a migration or a backup', async () => {
    const bot = postgres(loginUrl(url.href, 'officer', testKeys()), { max: 1 });
    await bot`set role wl_bot`;
    await bot`insert into officer.card_uses (card_key) values ('a')`;
    await bot.end();
    const owner = postgres(url.href, { max: 1, onnotice: () => undefined });
    expect(await owner`select from officer.card_uses`).toHaveLength(1);
    expect(await owner`update officer.card_uses set card_key = 'b' returning 1`).toHaveLength(1);
    const copied: string[] = [];
    for await (const chunk of await owner`copy officer.card_uses to stdout`.readable())
      copied.push(String(chunk));
    expect(copied.join('')).toBe('b\n');
    await owner.end();
  });

  it('makes a backup of all rows, and a whole installation of it in another database', async () => {
    const keys = testKeys();
    const path = join(folder, 'warmline.backup');
    const made = await makeBackup(
      { ownerUrl: url.href, keys, now: new Date(), actor: 'operator:shell' },
      path,
    );
    const other = new URL(url);
    other.pathname = `/${copy}`;
    const restored = await restoreBackup({ path, keys }, other.href);
    expect(restored).toMatchObject({ kind: 'whole', rows: made.rows });
    await migrate(other.href, keys, new Date());
    const owner = postgres(other.href, { max: 1, onnotice: () => undefined });
    expect(await differencesFor(owner)).toEqual([]);
    expect(await owner`select card_key from officer.card_uses`).toEqual([{ card_key: 'b' }]);
    await owner.end();
  });
});
