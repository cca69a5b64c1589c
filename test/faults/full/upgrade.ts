// Both processes of an earlier version, on a database that it made itself, and then one after the
// other replaced by this one.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Field, openField } from './field.ts';
import type { Load } from './load.ts';

export const UPGRADED_FROM = '2f12ff5';
const ROOT = new URL('../../../', import.meta.url).pathname;
const exec = promisify(execFile);

/** Undefined where this copy of the project does not have that version. */
export async function openOld(people: number): Promise<Field | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-old-'));
  const old = join(folder, 'old');
  const leave = async () => {
    await exec('git', ['-C', ROOT, 'worktree', 'remove', '--force', old]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await exec('git', ['-C', ROOT, 'worktree', 'add', '--detach', old, UPGRADED_FROM]);
  } catch {
    await leave();
    return undefined;
  }
  await symlink(join(ROOT, 'node_modules'), join(old, 'node_modules'));
  const field = await openField(people, { cli: join(old, 'src/cli.ts') });
  return {
    ...field,
    close: async () => {
      await field.close();
      await leave();
    },
  };
}

export async function upgrade(field: Field, load: Load, faultMs: number): Promise<undefined> {
  await load.run({ ms: faultMs });
  for (const place of [1, 0]) {
    const writing = load.run({ ms: faultMs });
    await field.stop(place, 'SIGINT');
    await field.start(place);
    await writing;
  }
}
