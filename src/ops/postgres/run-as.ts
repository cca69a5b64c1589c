// Postgres refuses to run as root. Under root it runs in a user namespace where root looks like an
// ordinary user: no account, no change of owner. Where that is forbidden it runs as an account that
// the machine has, and the folder becomes that account's.

import { spawn } from 'node:child_process';
import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';

type Ids = { readonly uid: number; readonly gid: number };

export type RunAs = { readonly prefix: readonly string[]; readonly ids: Ids | undefined };

const DIRECT: RunAs = { prefix: [], ids: undefined };
const ACCOUNTS = ['postgres', 'nobody'];

// Not ours: the environment holds tokens and keys, and PG… variables would change what starts.
const ENV = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

/** Throws `postgres-needs-an-ordinary-user` where root has no account that reaches the folder. */
export async function chooseRunAs(folder: string, binary: string): Promise<RunAs> {
  const uid = process.getuid?.();
  const accounts = await accountsHere();
  const namespace = namespaceOf(accounts);
  if (uid !== 0) {
    // Postgres wants its user to have a name, which a container's arbitrary id has not.
    const isNamed = uid === undefined || accounts.some((account) => account.uid === uid);
    return !isNamed && (await run(namespace, 'true', [])) === 0 ? namespace : DIRECT;
  }
  const owner = await stat(folder);
  const ids = owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
  if (ids === undefined && (await run(namespace, 'true', [])) === 0) return namespace;
  return asAccount(folder, binary, ids ?? ordinaryAccount(accounts));
}

/** A user namespace in which we look like an account that the machine knows. */
function namespaceOf(accounts: readonly Account[]): RunAs {
  const { uid, gid } = accounts.find(isOrdinary) ?? { uid: 1000, gid: 1000 };
  const prefix = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`];
  return { prefix, ids: undefined };
}

/** Runs to the end and returns the exit code; what it prints is dropped. */
export async function run(runAs: RunAs, file: string, args: readonly string[]): Promise<number> {
  const [command = file, ...rest] = [...runAs.prefix, file, ...args];
  return new Promise((resolve) => {
    // Its own session: a Ctrl-C meant for us must not break off a start or a stop half-way.
    const child = spawn(command, rest, {
      ...runAs.ids,
      cwd: '/',
      env: ENV,
      stdio: 'ignore',
      detached: true,
    });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Hands a file of ours to the account that Postgres runs as. */
export async function giveTo(runAs: RunAs, file: string): Promise<void> {
  if (runAs.ids !== undefined) await chown(file, runAs.ids.uid, runAs.ids.gid);
}

async function asAccount(folder: string, binary: string, ids: Ids): Promise<RunAs> {
  await lchown(folder, ids.uid, ids.gid);
  for (const name of await readdir(folder, { recursive: true }))
    await lchown(join(folder, name), ids.uid, ids.gid).catch(() => undefined);
  const runAs = { prefix: [], ids };
  const reaches = await run(runAs, '/bin/sh', ['-c', 'test -w "$0" -a -x "$1"', folder, binary]);
  if (reaches !== 0) throw new ConfigError('postgres-needs-an-ordinary-user', { uid: ids.uid });
  return runAs;
}

function ordinaryAccount(accounts: readonly Account[]): Ids {
  const found = accounts.find(isOrdinary);
  if (found === undefined) throw new ConfigError('postgres-needs-an-ordinary-user');
  return { uid: found.uid, gid: found.gid };
}

type Account = Ids & { readonly name: string };

function isOrdinary({ name, uid }: Account): boolean {
  return ACCOUNTS.includes(name) && uid > 0;
}

async function accountsHere(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
}
