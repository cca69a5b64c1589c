// The log that is tampered with: a few hundred records in batches of all sizes, with ids that were
// never used and one record that came late. It is put back as it was after each tampering.

import { readFile, writeFile } from 'node:fs/promises';
import { logEvents } from '../../../../src/trust/audit/log.flow.ts';
import type { Ledger } from '../ledger-on.ts';

export type Placed = { readonly leaf: number; readonly id: number; readonly at: string };

/** What a tampering can aim at. */
export type Target = {
  readonly leaves: readonly Placed[];
  /** Sizes of the checkpoints, in order. */
  readonly sizes: readonly number[];
  /** Below the last id; no record has them. */
  readonly unused: readonly number[];
  readonly lastId: number;
};

export type Tampered = {
  readonly ledger: Ledger;
  readonly target: Target;
  /** As it was before anyone touched it. */
  readonly restore: () => Promise<void>;
};

const BATCHES = [1, 7, 32, 3, 64, 1, 12, 40, 5, 2, 90, 17];
const START = Date.parse('2026-03-30T22:00:00Z'); // into the next month, and its table
const STEP_MS = 20 * 60_000;
const TABLES = ['audit_events', 'audit_leaves', 'audit_checkpoints'];

export async function openTampered(ledger: Ledger): Promise<Tampered> {
  const { owner, tools, append, tamper, moveTo } = ledger;
  await ledger.clear();
  for (const [n, count] of BATCHES.entries()) {
    const at = new Date(START + n * STEP_MS);
    moveTo(at);
    if (n === 3) await skipIds(ledger, 4);
    if (n === 7) await late(ledger, at, count);
    else await append(count);
    await logEvents(tools);
  }
  moveTo(new Date(START + BATCHES.length * STEP_MS));
  for (const table of TABLES)
    await owner.unsafe(`create table kept_${table} as table ledger.${table}`);
  const file = await readFile(tools.settings.checkpointFile, 'utf8');
  const target = await targetOf(ledger);
  return {
    ledger,
    target,
    restore: async () => {
      await tamper(
        TABLES.map(
          (table) =>
            `truncate ledger.${table}; insert into ledger.${table} select * from kept_${table};`,
        ).join('\n'),
      );
      await owner`select setval('ledger.audit_events_id_seq', ${target.lastId})`;
      await writeFile(tools.settings.checkpointFile, file);
    },
  };
}

async function skipIds({ owner }: Ledger, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await owner`select nextval('ledger.audit_events_id_seq')`;
}

/** One of the batch is committed after the others were logged. */
async function late({ owner, tools, append }: Ledger, at: Date, count: number): Promise<void> {
  const slow = await owner.reserve();
  await slow`begin`;
  await slow`
    insert into ledger.audit_events (at, actor, action, subject, detail)
    values (${at.toISOString()}, 'program', 'late', 'person:late', '{}')`;
  await append(count - 1);
  await logEvents(tools);
  await slow`commit`;
  slow.release();
}

async function targetOf({ owner }: Ledger): Promise<Target> {
  const rows = await owner`
    select leaf, id, at from ledger.audit_leaves join ledger.audit_events on id = event_id
    order by leaf`;
  const leaves = rows.map(({ leaf, id, at }) => ({
    leaf: Number(leaf),
    id: Number(id),
    at: new Date(String(at)).toISOString(),
  }));
  const ends = await owner`select size from ledger.audit_checkpoints order by size`;
  const ids = new Set(leaves.map(({ id }) => id));
  const lastId = Math.max(...ids);
  const unused = Array.from({ length: lastId }, (_, n) => n + 1).filter((id) => !ids.has(id));
  return { leaves, sizes: ends.map(({ size }) => Number(size)), unused, lastId };
}
