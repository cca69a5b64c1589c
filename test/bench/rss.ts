// What a process takes of memory now. Of Linux alone.

import { readFile } from 'node:fs/promises';

const KB_PER_MB = 1024;

export async function rssMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / KB_PER_MB;
}
