import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findRunning, startPostgres } from '../../src/ops/postgres.ts';
import { keepPostgres } from '../support/keep-postgres.ts';

const NOBODY = 65_534;

const root = await mkdtemp(join(tmpdir(), 'warmline postgres 数据-'));
let folder: string;
let made = 0;

beforeEach(() => {
  made += 1;
  folder = join(root, String(made));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the embedded Postgres', () => {
  it('keeps its data, password and port from one start to the next', async () => {
    const first = await startPostgres({ folder, durable: true });
    await query(first.url, 'create table kept as select 41 + 1 as n');
    await first.stop();
    expect(await findRunning(folder)).toBeUndefined();

    const second = await startPostgres({ folder, durable: true });
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    await second.stop();
  });

  it('asks for a password, sorts by code point and logs no words', async () => {
    const server = await startPostgres({ folder, durable: false });
    const guessed = server.url.replace(/:[^:@]+@/, ':guessed@');
    await expect(query(guessed, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);

    const [row] = await query(server.url, "select 'Z' < 'a' as by_code, lower('Ä') as lower");
    expect(row).toEqual({ by_code: true, lower: 'ä' });

    await expect(query(server.url, "select 'marker-word'::int")).rejects.toThrow('marker-word');
    await server.stop();
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('marker-word');
  });

  it('refuses a second start on the same folder and leaves the first alone', async () => {
    const kept = await keepPostgres(folder, 'durable');
    await expect(startPostgres({ folder, durable: true })).rejects.toMatchObject({
      code: 'data-folder-in-use',
      facts: { pid: kept.keeper.pid },
    });
    expect(await findRunning(folder)).toEqual({ url: kept.url });
    expect(await query(kept.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await kept.stop();
  });

  it('lets exactly one of several starts at once have the folder', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => keepPostgres(folder, 'throwaway')));
    const started = starts.filter((start) => start.status === 'fulfilled');
    const refused = starts.filter((start) => start.status === 'rejected');
    expect(started).toHaveLength(1);
    expect(refused.map(({ reason }) => String(reason))).toEqual([
      'Error: data-folder-in-use',
      'Error: data-folder-in-use',
    ]);
    for (const { value } of started) await value.stop();
  });

  it('takes over from a process that was killed and from the server it left running', async () => {
    const kept = await keepPostgres(folder, 'durable');
    await query(kept.url, 'create table kept as select 7 as n');
    const orphan = await postmasterPid();
    await kill(kept.keeper);
    expect(await findRunning(folder)).toBeUndefined();

    const server = await startPostgres({ folder, durable: true });
    expect(await postmasterPid()).not.toBe(orphan);
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await server.stop();
  });

  it('recovers what was committed when process and server are both killed', async () => {
    const kept = await keepPostgres(folder, 'durable');
    await query(kept.url, 'create table kept as select 8 as n');
    process.kill(await postmasterPid(), 'SIGKILL');
    await kill(kept.keeper);

    const server = await startPostgres({ folder, durable: true });
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 8 }]);
    await server.stop();
  });

  it('starts although another process has the number of its crashed server', async () => {
    await (await startPostgres({ folder, durable: true })).stop();
    const lines = [process.pid, '/elsewhere', 1, 1, '', '127.0.0.1', '', 'ready', ''];
    await writeFile(join(folder, 'cluster', 'postmaster.pid'), lines.join('\n'));
    const server = await startPostgres({ folder, durable: true });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('says so when the port asked for is taken', async () => {
    const server = await startPostgres({ folder, durable: false });
    const other = startPostgres({ folder: `${folder}-b`, durable: false, port: server.port });
    await expect(other).rejects.toMatchObject({
      code: 'postgres-port-in-use',
      facts: { port: server.port },
    });
    await server.stop();
  });

  it('refuses a folder that another major version of Postgres wrote', async () => {
    await mkdir(join(folder, 'cluster'), { recursive: true });
    await writeFile(join(folder, 'cluster', 'PG_VERSION'), '17\n');
    await expect(startPostgres({ folder, durable: true })).rejects.toMatchObject({
      code: 'postgres-major-differs',
      facts: { found: '17', needed: 18 },
    });
  });

  it('runs for an ordinary user, and for root as the owner of the folder', async ({ annotate }) => {
    await mkdir(folder);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      await chown(folder, NOBODY, NOBODY);
      await chown(root, NOBODY, NOBODY);
      if (!(await mayReadThis(NOBODY)))
        await annotate('Only as root: others cannot read this code');
      else await (await keepPostgres(folder, 'durable', NOBODY)).stop();
    }

    const server = await startPostgres({ folder, durable: true });
    const { uid } = await stat(join(folder, 'cluster', 'postmaster.pid'));
    expect(uid).toBe(isRoot ? NOBODY : process.getuid?.());
    await server.stop();
  });
});

async function mayReadThis(uid: number): Promise<boolean> {
  const reading = spawn('test', ['-r', fileURLToPath(import.meta.url)], { uid });
  const [code] = await once(reading, 'exit');
  return code === 0;
}

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

async function kill(keeper: Awaited<ReturnType<typeof keepPostgres>>['keeper']): Promise<void> {
  const ended = once(keeper, 'exit');
  keeper.kill('SIGKILL');
  await ended;
}
