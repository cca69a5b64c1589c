// A process id alone may have gone to another process since; with its time of birth it is one
// process for good.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const STATE = 0;
const STARTED = 19; // field 22 of /proc/<pid>/stat, counted after the parenthesised name

/** When the process began, in units of its platform; undefined once it is dead, even if unreaped. */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    const listed = await ps(pid, 'lstart=');
    return listed === undefined ? undefined : String(Date.parse(listed) / 1_000);
  }
  const stat = await contents(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[STATE] === 'Z' || fields?.[STATE] === 'X' ? undefined : fields?.[STARTED];
}

/** The command line with its arguments, joined by spaces. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  return (await contents(`/proc/${pid}/cmdline`))?.replaceAll('\0', ' ');
}

async function contents(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const asked = promisify(execFile)('/bin/ps', ['-ww', '-o', column, '-p', String(pid)]);
  const line = await asked.then(({ stdout }) => stdout.trim()).catch(() => '');
  return line === '' ? undefined : line;
}
