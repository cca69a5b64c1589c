// The program of an earlier version beside this one, on this one's database.

import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Field } from './field.ts';
import type { Load } from './load.ts';

export const UPGRADED_FROM = '2f12ff5';
const exec = promisify(execFile);

/** @returns why it could not be tried here. */
export async function upgrade(
  field: Field,
  load: Load,
  faultMs: number,
): Promise<string | undefined> {
  const root = new URL('../../../', import.meta.url).pathname;
  const old = join(field.folder, 'old');
  try {
    await exec('git', ['-C', root, 'worktree', 'add', '--detach', old, UPGRADED_FROM]);
  } catch {
    return `this copy of the project has no ${UPGRADED_FROM}`;
  }
  try {
    await symlink(join(root, 'node_modules'), join(old, 'node_modules'));
    await field.stop(1, 'SIGINT');
    await field.start(1, { cli: join(old, 'src/cli.ts') });
    await load.run({ ms: faultMs });
    const writing = load.run({ ms: faultMs });
    await field.stop(1, 'SIGINT');
    await field.start(1);
    await writing;
    return undefined;
  } catch (error) {
    return `the older program does not start: ${String(error).slice(0, 200)}`;
  } finally {
    await exec('git', ['-C', root, 'worktree', 'remove', '--force', old]);
    if (field.programs[1] === undefined) await field.start(1);
  }
}
