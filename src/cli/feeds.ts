// `schedule feed list | add | test | remove`: the iCalendar feeds of squads' duties and units' days, as
// on a unit's page. An address opens its feed to whoever has it: it is read from a file, so that it
// stands in no list of processes and in no shell's history, and only its host is printed.

import { readFile } from 'node:fs/promises';
import { dutiesView, type FeedView } from '../admin/duties-view.flow.ts';
import {
  type Ask,
  endFeed,
  type FeedSet,
  setFeed,
  type Target,
  testFeed,
} from '../admin/feeds.flow.ts';
import { unitList } from '../admin/units.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';

export const FEEDS_HELP = `schedule feed list
schedule feed add SQUAD-ID|UNIT-ID FILE     FILE holds the address; - reads it from the input
schedule feed test SQUAD-ID|UNIT-ID         reads it now; bad rows are named
schedule feed remove SQUAD-ID|UNIT-ID       what it said last stays`;

const UUID = /^[\da-f-]{36}$/;
const ACTOR = 'program';

type Run = (tools: Tools) => Promise<number>;

/** Absent when it is none of these. `ask` is for a test that has a server of its own. */
export function feedsRun(
  [noun, what, id = '', file = '']: readonly string[],
  io: Io,
  ask?: Ask,
): Run | undefined {
  if (noun !== 'feed') return undefined;
  if (what === 'list' && id === '') return (tools) => list(tools, io);
  if (!UUID.test(id)) return undefined;
  if (what === 'add' && file !== '')
    return async (tools) => {
      const address = file === '-' ? await all(io.input) : await readFile(file, 'utf8');
      return told(io, await setFeed(tools, await targetOf(tools, id), address, ACTOR, ask));
    };
  if (file !== '') return undefined;
  if (what === 'test')
    return async (tools) =>
      told(io, await testFeed(tools, await targetOf(tools, id), ACTOR, ask), 'no-such-feed');
  if (what !== 'remove') return undefined;
  return async (tools) => {
    const { kind } = await endFeed(tools, await targetOf(tools, id), ACTOR);
    if (kind !== 'feed-dropped') return refuse(io, kind);
    print(io, 'removed; what it said last stays');
    return 0;
  };
}

async function list(tools: Tools, io: Io): Promise<number> {
  for (const { id } of await unitList(tools)) {
    const view = await dutiesView(tools, id, 'off');
    if (view === undefined) continue;
    if (view.feed) show(io, `${id}  ${view.unit}  days`, view.feed);
    for (const squad of view.squads)
      if (squad.feed) show(io, `${squad.id}  ${view.unit} ${squad.name}  duties`, squad.feed);
  }
  return 0;
}

function show(io: Io, whose: string, feed: FeedView): void {
  const { host, rows, goodAt, failure, failedSince, faults } = feed;
  const read = goodAt === undefined ? 'never read' : `${rows} rows, read ${goodAt.toISOString()}`;
  print(io, `${whose}  ${host}  ${read}`);
  if (failure !== undefined) print(io, `  fails since ${failedSince?.toISOString()}: ${failure}`);
  for (const { row, code } of faults) print(io, `  row ${row}: ${code}`);
}

function told(io: Io, set: FeedSet, none = 'feed-dropped'): number {
  if (set.kind !== 'kept') return refuse(io, set.kind === 'feed-dropped' ? none : set.kind);
  print(io, `kept ${set.rows}`);
  for (const { row, code } of set.faults) print(io, `row ${row}: ${code}`);
  return set.faults.length > 0 ? 1 : 0;
}

async function targetOf(tools: Tools, id: string): Promise<Target> {
  const isUnit = (await unitList(tools)).some((unit) => unit.id === id);
  return isUnit ? { unitId: id } : { squadId: id };
}

async function all(input: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of input) text += String(part);
  return text;
}
