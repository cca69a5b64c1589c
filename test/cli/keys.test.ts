import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { loginUrl } from '../../db/migrate.ts';
import { main } from '../../src/cli/main.ts';
import { readConfig } from '../../src/ops/config.ts';
import { PATH } from '../support/program.ts';
import { MASTER_KEY, testKeys } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

type Server = { readonly host: readonly string[]; readonly port: readonly number[] };

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
const folder = await mkdtemp(join(tmpdir(), 'warmline-cli-keys-'));
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true, force: true });
});
const file = join(folder, 'keyring');
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };
for (let n = 0; n < 12; n += 1) await world.joined('en');

async function run(args: string[], more: Record<string, string> = {}) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const code = await main(args, () => readConfig({ ...env, ...more }), {
    input: new PassThrough(),
    output,
    errors,
  });
  output.end();
  errors.end();
  return { code, out: await text(output), said: await text(errors) };
}

const rotate = ['keys', 'rotate', '--settle', '0'];

/** Everything that a start could have changed, as one text. */
async function everything(): Promise<string> {
  const tables = await owner<{ name: string }[]>`
    select oid::regclass::text as name from pg_class where relkind in ('r', 'p')
      and relnamespace::regnamespace::text in ('ledger', 'officer', 'station') order by 1`;
  const rows = await Promise.all(
    tables.map(({ name }) => owner.unsafe(`select to_jsonb(t) as row from ${name} t order by 1`)),
  );
  const passwords = await owner`select rolname, rolpassword from pg_authid
    where rolname like current_database() || '_%' order by 1`;
  return JSON.stringify([rows, passwords]);
}

describe('keys rotate', () => {
  it('killed in the middle goes on, under the same new key', async () => {
    const ids = await owner<{ id: string }[]>`
      select person_id as id from officer.person_keys order by 1`;
    await owner.begin(async (tx) => {
      // Somebody holds the sixth: there it waits, and there it is killed.
      await tx`select from officer.person_keys where person_id = ${ids[5]?.id ?? ''} for update`;
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', CLI, ...rotate, '--batch', '1'],
        { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'ignore'] },
      );
      let lines = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        expect(line).toBe('people: 1 wrapped anew');
        lines += 1;
        if (lines === 5) child.kill('SIGKILL');
      }
      expect(lines).toBe(5);
    });
    const halves = await owner`
      select wrapped_by, count(*)::int as n from officer.person_keys group by 1`;
    expect(halves.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([5, 7]);
    const made = await readFile(file, 'utf8');
    await world.say(await world.joined('en'), 'Written between the two runs.');

    const { code, out } = await run(rotate);
    expect(code).toBe(0);
    const name = made.slice(0, 8);
    expect(out).toContain(`all is wrapped by ${name}; retired: root`);
    expect(await readFile(file, 'utf8')).toBe(made);
    expect(await owner`select distinct wrapped_by as key from officer.person_keys`).toEqual([
      { key: name },
    ]);
  });

  it('is told apart from what is stored: the list has names and counts, and no key', async () => {
    const { out } = await run(['keys', 'list']);
    const [, material = ''] = (await readFile(file, 'utf8')).trim().split(' ');
    expect(out).toMatch(/^k\w{7} +current +13( +0){4}$/m);
    expect(out).toMatch(/^root +spare( +0){5}$/m);
    expect(out).not.toContain(material);
    expect(JSON.stringify(await everything())).not.toContain(material);
  });

  it('wants a new line first where the keyring is not its own to write', async () => {
    const kept = (await readFile(file, 'utf8')).trim();
    expect((await run(rotate, { KEYRING: kept })).said).toContain('keys new');
    const { out: line } = await run(['keys', 'new']);
    const inUse = line.trim().replace(/ next$/, '');
    const { code } = await run(rotate, { KEYRING: `${kept},${inUse}` });
    expect(code).toBe(0);
    await writeFile(file, `${kept} old\n${inUse}\n`);
    expect((await run(['keys', 'list'])).out).toMatch(
      new RegExp(`^${inUse.slice(0, 8)} +current`, 'm'),
    );
  });

  it('is refused while another machine is connected, unless all read the same file', async () => {
    const elsewhere = {
      max: 1,
      socket: async ({ host: [host = ''], port: [port = 0] }: Server) => {
        const socket = connect({ host, port, localAddress: '127.0.0.2' });
        await once(socket, 'connect');
        return socket;
      },
    };
    const there = postgres(loginUrl(world.url, 'officer', testKeys()), elsewhere);
    const [{ hba_file: rules } = { hba_file: '' }] = await owner`show hba_file`;
    await appendFile(rules, '\nhost all all 127.0.0.2/32 trust\n');
    await owner`select pg_reload_conf()`;
    await vi.waitFor(() => there`select`); // until the server has read who may come
    const before = await readFile(file, 'utf8');
    const refused = await run(rotate);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('1 other address is connected');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await run([...rotate, '--shared'])).code).toBe(0);
    await there.end();
    expect((await run(rotate)).code).toBe(0);
  });

  it.each([
    [['keys']],
    [['keys', 'rotate', '--batch', '0']],
    [['keys', 'rotate', '--settle', 'soon']],
  ])('answers %j with how it is used', async (args) => {
    expect(await run(args)).toMatchObject({ code: 2 });
  });
});

describe('a start without the keys that are needed', () => {
  it.each([
    ['the keyring is gone', ''],
    ['its key is another one of the same name', 'other'],
  ])('when %s, says so in plain words, names the key, and writes nothing', async (_, other) => {
    const kept = await readFile(file, 'utf8');
    const name = kept.trim().split('\n').at(-1)?.slice(0, 8);
    await writeFile(file, other && `${name} ${'9'.repeat(64)}\n`);
    const before = await everything();
    for (const command of [['doctor'], ['start'], ['staff', 'list'], rotate]) {
      const { code, said } = await run(command);
      expect(code).toBe(1);
      expect(said).toContain(`sealed with the key ${name}`);
      expect(said).toContain('keyring back from its own backup');
    }
    expect(await everything()).toBe(before);
    await writeFile(file, kept);
    expect((await run(['staff', 'list'])).code).toBe(0);
  });

  it('when the master key is gone, makes no other in its place', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    const before = await everything();
    const { code, said } = await run(['doctor'], { MASTER_KEY: '', DATA_FOLDER: empty });
    expect(code).toBe(1);
    expect(said).toContain('master.key in the data folder) is missing');
    await expect(access(join(empty, 'master.key'))).rejects.toThrow('ENOENT');
    expect(await everything()).toBe(before);
  });

  it('when a line of it cannot be read, tells the format and not the line', async () => {
    const { said } = await run(['doctor'], { KEYRING: 'kaaaaaaa secret-that-is-no-key' });
    expect(said).toContain('The keyring cannot be read');
    expect(said).not.toContain('secret');
  });
});
