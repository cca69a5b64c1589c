// A database as version 0.1.0 left it: events in one table, times as a line of the checkpoint.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { closePools, openPools } from '../../src/assemble.ts';
import { canonical } from '../../src/trust/audit/event.ts';
import { signedLine } from '../../src/trust/audit/format/signed-note.ts';
import { logKey } from '../../src/trust/audit/kept.flow.ts';
import { EMPTY, grown, leafHash, rootOf } from '../../src/trust/audit/tree/tree.ts';
import { verifyAudit } from '../../src/trust/audit/verify.flow.ts';
import { asOwner, databaseUrl } from '../support/databases.ts';
import { SETTINGS } from '../support/quiet-tools.ts';
import { testKeys } from '../support/template.ts';

const BEFORE = journal.entries.findIndex(({ tag }) => tag.endsWith('audit_by_month'));
const AT = ['2026-03-30T10:00:00.500Z', '2026-04-02T10:00:00.070Z', '2026-04-02T10:00:00.000Z'];

const keys = testKeys();
const name = `t_${randomBytes(8).toString('hex')}`;
const server = inject('postgres').url;
const url = databaseUrl(server, name);
afterAll(() =>
  asOwner(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
);

async function asItWas(): Promise<void> {
  await asOwner(server, (sql) => sql.unsafe(`create database ${name}`));
  const migrations = await Promise.all(
    journal.entries
      .slice(0, BEFORE)
      .map(({ tag }) =>
        readFile(new URL(`../../db/migrations/${tag}.sql`, import.meta.url), 'utf8'),
      ),
  );
  const events = AT.map((at, n) => {
    const event = { id: n + 1, at, actor: 'program', action: 'tested', subject: `person:${n}` };
    return { ...event, detail: { b: '一', a: n } };
  });
  const hashes = events.map((event) => leafHash(canonical(event)));
  const tree = grown(EMPTY, hashes);
  const key = logKey(keys);
  const body = `${key.name}\n3\n${rootOf(tree)}\nat ${AT[1]}\n`;
  const signature = signedLine(key, body).trim().split(' ').at(-1) ?? '';
  await asOwner(url, async (sql) => {
    for (const one of migrations) await sql.unsafe(one);
    await sql`create schema migrations`;
    await sql`create table migrations.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`;
    for (const { when } of journal.entries.slice(0, BEFORE))
      await sql`insert into migrations.__drizzle_migrations (hash, created_at) values ('', ${when})`;
    await sql`insert into ledger.installation (key_check, made_at) values (${keys.check}, now())`;
    for (const { at, actor, action, subject, detail } of events)
      await sql`insert into ledger.audit_events (at, actor, action, subject, detail)
        values (${at}, ${actor}, ${action}, ${subject}, ${sql.json(detail)})`;
    for (const [leaf, hash] of hashes.entries())
      await sql`insert into ledger.audit_leaves values (${leaf}, ${leaf + 1}, ${hash})`;
    await sql`
      insert into ledger.audit_checkpoints (size, root, frontier, at, signature, up_to, gaps)
      values (3, ${rootOf(tree)}, ${sql.json([...tree.roots])}, ${AT[1] ?? ''}, ${signature}, 3, '[]')`;
  });
}

describe('a log of version 0.1.0', () => {
  it('verifies after the upgrade, and goes on', async () => {
    await asItWas();
    await migrate(url, keys, new Date());
    const pools = openPools(url, keys, 2);
    afterAll(() => closePools(pools));
    const tools = {
      pools,
      keys,
      clock: () => new Date('2026-05-01T00:00:00Z'),
      settings: {
        ...SETTINGS,
        checkpointFile: join(tmpdir(), `checkpoints-${name}`),
      },
    } as const;
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 3, newlyLogged: 0 });
    await asOwner(
      url,
      (sql) => sql`
      insert into ledger.audit_events (at, actor, action, subject, detail)
      values ('2026-04-30T23:59:59Z', 'program', 'tested', 'person:4', '{}')`,
    );
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 3, newlyLogged: 1 });
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 4 });
  });
});
