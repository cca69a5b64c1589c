// `outbox [list|retry|drop]`: what waits to be done, and what was put aside. Kinds, ages and codes.

import { parseArgs } from 'node:util';
import type { Config } from '../ops/config.ts';
import { dropWith, lookAtOutbox, retryStuck, type Which } from '../outbox/stuck.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, printJson, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const USAGE = 'outbox [list] [--json] | outbox retry ID…|KIND|all | outbox drop ID…|KIND REASON';
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const KIND = /^[a-z-]+\.v\d+$/;
const REASON = /^[a-z][a-z\d-]{2,59}$/;

export async function outbox(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [what = 'list', ...rest] = positionals;
  switch (what) {
    case 'list':
      if (rest.length > 0) throw new Usage(USAGE);
      return withTools(config, (tools) => list(tools, io, values.json));
    case 'retry': {
      const which = rest.join(' ') === 'all' ? { ids: [] } : named(rest);
      return withTools(config, async (tools) =>
        told(io, 'tried again', await retryStuck(tools, which)),
      );
    }
    case 'drop': {
      const reason = rest.at(-1) ?? '';
      if (!REASON.test(reason)) throw new Usage(`${USAGE}; REASON is a code, as wrong-address`);
      const which = named(rest.slice(0, -1));
      return withTools(config, async (tools) =>
        told(io, 'dropped', await dropWith(tools, which, reason)),
      );
    }
    default:
      throw new Usage(USAGE);
  }
}

/** Effects by id, or all that are stuck of one kind. */
function named(names: readonly string[]): Which {
  const [first = ''] = names;
  if (names.length === 1 && KIND.test(first)) return { ids: [], kind: first };
  if (names.length === 0 || !names.every((name) => ID.test(name))) throw new Usage(USAGE);
  return { ids: names };
}

async function list(tools: Tools, io: Io, isJson: boolean): Promise<number> {
  const { backlog, stuck } = await lookAtOutbox(tools);
  const now = tools.clock();
  if (isJson) {
    printJson(io, { backlog, stuck });
    return 0;
  }
  if (backlog.length === 0) print(io, 'nothing waits');
  for (const { kind, due, again, later, parked, oldestDueAt } of backlog) {
    const oldest = oldestDueAt === null ? '' : `, oldest due ${since(oldestDueAt, now)}`;
    print(io, `${kind}: ${due} due, ${again} again, ${later} later, ${parked} put aside${oldest}`);
  }
  for (const { id, kind, attempts, error, dueAt, deadAt } of stuck) {
    const state = deadAt === null ? 'still tried' : `put aside ${since(deadAt, now)} ago`;
    const age = `due ${since(dueAt, now)}`;
    print(io, `${id}  ${kind}  ${state}, ${age}, ${attempts} attempts, ${error ?? 'ended'}`);
  }
  return 0;
}

function told(io: Io, did: string, count: number): number {
  if (count === 0) return refuse(io, 'nothing-stuck-by-that-name');
  print(io, `${count} ${did}`);
  return 0;
}

function since(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
