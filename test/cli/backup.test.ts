// The whole database in a file and back, as an operator does it.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/admin/backup/make.flow.ts';
import { checkBackup, restoreBackup } from '../../src/admin/backup/restore.flow.ts';
import { logEvents } from '../../src/trust/audit/log.flow.ts';
import { run } from '../support/command.ts';
import { databaseUrl } from '../support/databases.ts';
import { rowsOf } from '../support/rows.ts';
import { MASTER_KEY, testKeys } from '../support/template.ts';
import { emptyDatabases, everything } from '../support/whole-database.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const folder = await mkdtemp(join(tmpdir(), 'warmline-backup-'));
const path = join(folder, 'warmline.backup');
const bad = join(folder, 'bad.backup');
const keys = testKeys();
const now = new Date('2026-03-03T00:00:00Z');
const emptyDatabase = emptyDatabases();
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const on = (url: string, args: string[], more: Record<string, string> = {}) =>
  run(args, '', {
    DATABASE_URL: url,
    MASTER_KEY,
    DATA_FOLDER: folder,
    LOG_LEVEL: 'silent',
    ...more,
  });

const alias = async ({ id }: { id: string }) => {
  const key = keys.addressKey({ channel: 'terminal', id });
  const [row] = await rowsOf<{ alias: string }>(
    world,
    `select p.alias from officer.people p join officer.addresses a on a.person_id = p.id
      where a.address_key = '${key}'`,
  );
  return row?.alias ?? '';
};

const [installation] = await rowsOf<{ at: string }>(
  world,
  'select (extract(epoch from made_at) * 1000)::bigint::text as at from ledger.installation',
);
Object.assign(world.tools.settings, {
  goneFile: join(folder, `gone-${installation?.at}`),
  checkpointFile: join(folder, `checkpoints-${installation?.at}`),
});

const stays = await world.joined('en');
const erased = await world.joined('en');
await world.say(stays, 'It was a long night, the words "tab\tand\\backslash" and 长夜 among them.');
await world.say(erased, 'I had rather not have said this.');
await world.say(stays, 'I want to talk to a person');
await world.advance(60_000);
const aliases = { stays: await alias(stays), erased: await alias(erased) };
const before = await everything(world.url);

// Making all tables anew takes seconds where others use the machine as well.
describe('backup and restore', { timeout: 120_000 }, () => {
  it('bring back every row and where ids go on, and put the backup itself on record', async () => {
    const done = await makeBackup(
      { ownerUrl: world.url, keys, now, actor: 'operator:shell' },
      path,
    );
    expect(done.rows).toBeGreaterThan(50);
    const then = await everything(world.url);
    expect(then).not.toEqual(before); // the record that it was made
    const url = await emptyDatabase();
    expect(await restoreBackup({ path, keys }, url)).toMatchObject({
      kind: 'whole',
      madeAt: now,
      rows: done.rows,
    });
    expect(await everything(url)).toEqual(then);
    expect(
      await rowsOf(
        { url },
        `select actor, subject from ledger.audit_events where action = 'backup-made'`,
      ),
    ).toEqual([{ actor: 'operator:shell', subject: 'installation' }]);
  });

  it('hold no word and no name in the file', async () => {
    const bytes = await readFile(path);
    for (const told of ['long night', 'Counselor 1', 'officer.messages', aliases.stays])
      expect(bytes.includes(told)).toBe(false);
  });

  it('keep nothing of a damaged file; of a good one all but who was erased since, with a log that verifies and says what it lost', async () => {
    await world.tap(erased, 'erase:yes');
    await world.advance(3_600_000);
    await logEvents(world.tools);
    const url = await emptyDatabase();
    const good = await readFile(path);
    await writeFile(bad, good.subarray(0, good.length - 5));
    const failed = await on(url, ['restore', bad]);
    expect([failed.code, failed.out]).toEqual([1, '']);
    expect(failed.said).toContain(`cut off or was changed since it was made, within the first`);
    expect(failed.said).toContain(`of its ${good.length - 5} bytes`);
    expect(
      await rowsOf(
        { url },
        `select nspname from pg_namespace where nspname in ('ledger', 'migrations')`,
      ),
    ).toEqual([]);
    const restored = await on(url, ['restore', path]);
    expect(restored.said).toBe('');
    expect(restored.out).toMatch(
      /^restored: made 2026-03-03T00:00:00.000Z, \d+ rows of \d+ tables/,
    );
    expect(restored.out).toContain('done again: for 1 people');
    expect(restored.out).toMatch(/lost from the audit log: [1-9]\d* signed records; notes kept: /);
    expect(restored.out).toContain('audit log verified');
    expect(restored.code).toBe(0);
    const data = await on(url, ['own-data', 'export', aliases.stays]);
    expect(data.out).toContain('长夜 among them');
    expect(
      await rowsOf({ url }, `select alias from officer.people where alias = '${aliases.erased}'`),
    ).toEqual([]);
    const [record] = await rowsOf<{ detail: Record<string, unknown> }>(
      { url },
      `select detail from ledger.audit_events where action = 'backup-restored'`,
    );
    expect(record?.detail).toMatchObject({ made: '2026-03-03T00:00:00.000Z' });
    expect(Number(record?.detail['signed'])).toBeGreaterThan(Number(record?.detail['records']));
  });
});

const AWAY = 'postgres://nobody@127.0.0.1:1/none';
const NONE = databaseUrl(world.url, 'there_is_none');

describe('a restore that cannot be', { timeout: 120_000 }, () => {
  it('says of every change and every cut that the file is damaged, without a database', async () => {
    const good = await readFile(path);
    expect(await checkBackup({ path, keys })).toMatchObject({ kind: 'whole' });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.boolean(),
        async (place, isCut) => {
          const other = Buffer.from(good.subarray(0, isCut ? place : undefined));
          if (!isCut) other[place] = (other[place] ?? 0) ^ 1;
          await writeFile(bad, other);
          await expect(checkBackup({ path: bad, keys })).rejects.toMatchObject({
            code: expect.stringMatching(/^file-(damaged|of-another-key)$/),
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['another master key', ['restore', path], { MASTER_KEY: '6'.repeat(64) }, 'another MASTER_KEY'],
    ['a file that is not there', ['restore', `${path}.none`], {}, 'cannot be read'],
    ['a database in use', ['restore', path], {}, 'refused: this database is in use'],
    ['no file named', ['restore'], {}, 'restore FILE [--check]'],
    ['a backup over an older one', ['backup', path], {}, 'left alone'],
    ['a backup to nowhere', ['backup', join(folder, 'no', 'x')], {}, 'cannot be written'],
    ['a backup of a database that is away', ['backup', bad], { DATABASE_URL: AWAY }, 'be reached'],
    ['a restore into one that is away', ['restore', path], { DATABASE_URL: AWAY }, 'be reached'],
    ['a restore into none', ['restore', path], { DATABASE_URL: NONE }, 'be reached'],
    ['a backup under another key', ['backup', bad], { MASTER_KEY: '6'.repeat(64) }, 'MASTER_KEY'],
  ])('says so of %s', async (_what, args, env, line) => {
    const done = await on(world.url, args, env);
    expect(done.code).not.toBe(0);
    expect(done.said).toContain(line);
    expect(done.out).toBe('');
  });

  it('names the wrapping key that is not at hand, before anything is written', async () => {
    const { url } = world;
    await rowsOf(world, `insert into ledger.wrapping_keys values ('kaaaaaaa', 'proof', now())`);
    const file = join(folder, 'rotated.backup');
    await makeBackup({ ownerUrl: url, keys, now, actor: 'operator:shell' }, file);
    await rowsOf(world, `delete from ledger.wrapping_keys where id = 'kaaaaaaa'`);
    await expect(checkBackup({ path: file, keys })).rejects.toMatchObject({
      code: 'wrapping-key-missing',
      facts: { key: 'kaaaaaaa' },
    });
  });

  it('tells whether a file is whole without a database', async () => {
    const done = await on(AWAY, ['restore', path, '--check']);
    expect(done).toMatchObject({ code: 0, said: '' });
    expect(done.out).toMatch(/^whole: made /);
  });
});
