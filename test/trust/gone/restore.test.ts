// A copy of the database from before is put back under the running program.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { doctor } from '../../../src/admin/doctor.flow.ts';
import type { Address } from '../../../src/core/message.ts';
import { readConfig } from '../../../src/ops/config.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { keepGone } from '../../../src/trust/gone/keep-gone.flow.ts';
import { elsewhere } from '../../support/elsewhere.ts';
import { openWorld, type World } from '../../support/world.ts';

async function openRestorable() {
  const world = await openWorld();
  const goneFile = join(world.tools.settings.spoolFolder, 'gone');
  (world.tools.settings as { goneFile?: string }).goneFile = goneFile;
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterAll(() => owner.end());
  const tables = (
    await owner<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'officer'`
  ).map(({ name }) => name);
  const storedColumns = async (name: string): Promise<string> => {
    const rows = await owner<{ names: string }[]>`
      select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
      where table_schema = 'officer' and table_name = ${name} and is_generated = 'NEVER'`;
    return rows[0]?.names ?? '';
  };
  return {
    world,
    goneFile,
    owner,
    backUp: async () => {
      await owner.unsafe('drop schema if exists kept cascade; create schema kept');
      for (const name of tables)
        await owner.unsafe(`create table kept.${name} as table officer.${name}`);
    },
    restore: async () => {
      await owner.unsafe('set session_replication_role = replica');
      for (const name of tables) {
        await owner.unsafe(`delete from officer.${name}`);
        const columns = await storedColumns(name);
        await owner.unsafe(
          `insert into officer.${name} (${columns}) select ${columns} from kept.${name}`,
        );
      }
      await owner.unsafe('set session_replication_role = origin');
      await owner.unsafe('drop schema kept cascade');
    },
    count: async (address: Address): Promise<number> => {
      const key = world.tools.keys.addressKey(address);
      const [row] = await owner<{ n: number }[]>`
        select count(*)::int as n from officer.addresses where address_key = ${key}`;
      return row?.n ?? -1;
    },
  };
}

async function complaints(tools: Tools): Promise<string[]> {
  const found = await doctor(tools, readConfig({}), elsewhere(tools));
  return found.filter(({ ok }) => !ok).map(({ line }) => line);
}

async function mayStill(world: World, from: Address, scope: string): Promise<boolean> {
  world.heard(from);
  await world.tap(from, 'privacy');
  const choices = world.heard(from).flatMap(({ choices: given = [] }) => given);
  return choices.some(({ id }) => id === `slip-off:${scope}`);
}

describe('a restored copy', async () => {
  const { world, goneFile, owner, backUp, restore, count } = await openRestorable();
  const { tools } = world;

  it('brings back nobody who was erased since, whoever asked for it', async () => {
    const [erased, other] = [await world.joined('en'), await world.joined('en')];
    await world.say(erased, 'A long week.');
    await backUp();
    await world.tap(erased, 'erase:yes');
    expect(await count(erased)).toBe(0);
    await restore();
    expect(await count(erased)).toBe(1);
    expect(await complaints(tools)).toEqual([expect.stringContaining('1 people are there again')]);

    expect(await keepGone(tools)).toBe(1);
    expect([await count(erased), await count(other)]).toEqual([0, 1]);
    const [words] = await owner`select count(*)::int as n from officer.messages`;
    expect(words).toEqual({ n: 0 });
    expect(await complaints(tools)).toEqual([]);
    expect(await keepGone(tools)).toBe(0);
  });

  it('allows nothing that was taken back since, and keeps what was given again', async () => {
    const [taking, changing] = [await world.joined('en'), await world.joined('en')];
    await world.tap(changing, 'slip-off:words');
    await world.advance(60_000);
    await world.tap(changing, 'slip:words:yes');
    await world.advance(60_000);
    await backUp();
    await world.tap(taking, 'slip-off:words');
    await restore();
    expect(await mayStill(world, taking, 'words')).toBe(true);
    await keepGone(tools);
    expect(await mayStill(world, taking, 'words')).toBe(false);
    expect(await mayStill(world, taking, 'scores')).toBe(true);
    expect(await mayStill(world, changing, 'words')).toBe(true);
  });

  it('is erased for the record, and the log still verifies', async () => {
    const records = await owner`
      select actor from ledger.audit_events where action = 'erased' order by id`;
    expect(records.map(({ actor }) => actor)).toEqual(['person', 'program']);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok' });
  });

  it('is told of when the file was scribbled over or lost a line', async () => {
    const text = await readFile(goneFile, 'utf8');
    await writeFile(goneFile, `${text}nonsense\n`);
    expect(await complaints(tools)).toEqual(['the file of what is gone has 1 unreadable lines']);
    await writeFile(goneFile, text.split('\n').slice(1).join('\n'));
    expect(await complaints(tools)).toEqual([expect.stringContaining('not in the file yet')]);
    await keepGone(tools);
    expect(await complaints(tools)).toEqual([]);
  });

  it('holds no id, alias or address in the file', async () => {
    const text = await readFile(goneFile, 'utf8');
    expect(text.trim().split('\n')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^[\w-]{43} \S{24}$/)]),
    );
    const ids = await owner`select id::text from officer.people`;
    for (const { id } of ids) expect(text).not.toContain(String(id));
  });

  it('does not start without a file that is there and cannot be read', async () => {
    const unreadable = { ...tools, settings: { ...tools.settings, goneFile: '/' } };
    await expect(keepGone(unreadable)).rejects.toThrow('gone-not-readable');
  });
});
