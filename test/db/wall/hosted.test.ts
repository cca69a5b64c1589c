// A server that is not ours: the owner of the database is no superuser, and row policies hold for
// owners too. Everything that an owner does must still work.

import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loginUrl, migrate } from '../../../db/migrate.ts';
import { ROLES } from '../../../db/wall/declared.ts';
import { differencesFor } from '../../../db/wall/raise.ts';
import { asOwner, databaseUrl } from '../../support/databases.ts';
import { testKeys } from '../../support/template.ts';

const { url: serverUrl } = inject('postgres');
const name = `h_${randomBytes(6).toString('hex')}`;
const url = new URL(databaseUrl(serverUrl, name));
url.username = name;
url.password = 'hosted';
// What whoever runs the server does once: a database, its owner, and the say over our roles.
await asOwner(serverUrl, async (sql) => {
  await sql.unsafe(`create role ${name} login createrole password 'hosted'`);
  await sql.unsafe(`grant ${ROLES.join(', ')} to ${name} with admin option`);
  await sql.unsafe(`create database ${name} owner ${name}`);
});
afterAll(() =>
  asOwner(serverUrl, async (sql) => {
    await sql.unsafe(`drop database ${name} with (force)`);
    await sql.unsafe(`drop role if exists ${name}_officer, ${name}_station`);
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
});
