// What a Postgres server on this machine has used of the processor: all its processes, also those
// that ended. Of Linux alone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICK_US = 10_000;

/** @returns how much has been used by now, in microseconds. `folder` is the server's. */
export function serverCpuUs(folder: string): number {
  const pid = Number(
    readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    const one = statOf(name);
    if (one === undefined) continue;
    if (Number(name) === pid) ticks += one.own + one.ended;
    else if (one.parent === pid) ticks += one.own;
  }
  return ticks * TICK_US;
}

function statOf(name: string) {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = rest.slice(9, 13).map(Number);
    return {
      parent: Number(parent),
      own: (user ?? 0) + (system ?? 0),
      ended: (endedUser ?? 0) + (endedSystem ?? 0),
    };
  } catch {
    return undefined; // it ended just now
  }
}
