// Every fault in turn, and what must hold after each: one JSON line each, and one with the counts.

import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './checks.ts';
import { type Field, openField, PLACES, smallDisk } from './field.ts';
import { type Load, openLoad } from './load.ts';
import { codesLogged } from './logged.ts';
import { type Row, rowsOf } from './rows.ts';

const PEOPLE = 4_000;
const DISK_MB = 1_500;
const FULL = { messages: 10_000, faultMs: 15_000 };
const MOST_MS = 20 * 60_000;

export type Options = {
  readonly seed: number;
  readonly messages?: number;
  readonly faultMs?: number;
  /** Only the rows whose name has this in it. */
  readonly only?: string;
};

/** @returns the exit code. */
export async function full(
  { seed, only = '', ...sizes }: Options,
  say: (line: string) => void,
): Promise<number> {
  const beganMs = performance.now();
  const disk = await smallDisk(DISK_MB);
  const field = await openField(
    PEOPLE,
    disk === undefined ? {} : { cluster: join(disk, 'server') },
  );
  const counts = { ok: 0, broken: 0, 'not tried': 0 };
  try {
    for (const place of PLACES) await field.start(place);
    const load = openLoad(field, PEOPLE, seed);
    for (const row of rowsOf({ ...FULL, ...sizes, seed, disk })) {
      if (!row.name.includes(only)) continue;
      const startedMs = performance.now();
      if (startedMs - beganMs > MOST_MS) {
        counts['not tried'] += 1;
        say(JSON.stringify({ fault: row.name, outcome: 'not tried', why: 'the time is over' }));
        continue;
      }
      const { outcome, ...more } = await playOn(row, { field, load }, seed);
      counts[outcome] += 1;
      const seconds = Math.round((performance.now() - startedMs) / 1_000);
      say(JSON.stringify({ fault: row.name, outcome, seconds, ...more }));
    }
  } finally {
    await field.close();
    if (disk !== undefined) {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true, force: true });
    }
  }
  say(
    JSON.stringify({ seed, ...counts, seconds: Math.round((performance.now() - beganMs) / 1_000) }),
  );
  return counts.broken === 0 ? 0 : 1;
}

async function playOn(row: Row, shared: { field: Field; load: Load }, seed: number) {
  const own = await row.opens?.(PEOPLE);
  if (row.opens !== undefined && own === undefined)
    return { outcome: 'not tried', why: 'it cannot be had here' } as const;
  const { field, load } =
    own === undefined ? shared : { field: own, load: openLoad(own, PEOPLE, seed) };
  try {
    const cards = load.cardMs.length;
    const why = await row.run(field, load);
    const { broken, facts, toldTwice } = await check(field, load, {
      cardsBefore: cards,
      auditSays: row.auditSays,
    });
    const logged = codesLogged(field.programs);
    const outcome = why !== undefined ? 'not tried' : broken.length === 0 ? 'ok' : 'broken';
    const twice = toldTwice.length === 0 ? {} : { told_twice: toldTwice };
    return { outcome, why, ...facts, broken, ...twice, logged } as const;
  } finally {
    await own?.close();
  }
}
