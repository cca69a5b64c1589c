// `schedule list | set SENTENCE`: the same sentences as in a messenger; the diff is shown first.

import { parseArgs } from 'node:util';
import { readAtOnce } from '../admin/by-model/read.flow.ts';
import { confirmChange, scheduleList, undoChange } from '../admin/schedule.flow.ts';
import { scheduleByReads, scheduleBySentence } from '../admin/schedule-by-chat.flow.ts';
import { shapeWords } from '../admin/schedule-words.ts';
import { unitList } from '../admin/units.flow.ts';
import { renderLine } from '../core/render-line.ts';
import { bareModelOf } from '../model.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { DUTIES_HELP, dutiesRun } from './duties.ts';
import { FEEDS_HELP, feedsRun } from './feeds.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `schedule list
schedule undo CHANGE-ID
schedule set SENTENCE [--yes]     e.g. schedule set "Unit 1 weekdays 20:00" --yes
${DUTIES_HELP}
${FEEDS_HELP}`;

export async function schedule(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  });
  const [what, ...sentence] = positionals;
  const run = dutiesRun(positionals, io) ?? feedsRun(positionals, io);
  if (run !== undefined) return withTools(config, run);
  if (what === 'list') return withTools(config, (tools) => list(tools, io));
  const [changeId = ''] = sentence;
  if (what === 'undo' && /^[\da-f-]{36}$/.test(changeId))
    return withTools(config, (tools) => undo(tools, changeId, io));
  if (what !== 'set' || sentence.length === 0) throw new Usage(HELP);
  const llm = await bareModelOf(config);
  return withTools(config, (tools) => set({ ...tools, llm }, sentence.join(' '), values.yes, io));
}

async function list(tools: Tools, io: Io): Promise<number> {
  const [units, schedules] = await Promise.all([unitList(tools), scheduleList(tools)]);
  for (const one of schedules) {
    const unit = units.find(({ id }) => id === one.unitId);
    const squad = unit?.squads.find(({ id }) => id === one.squadId);
    print(io, `${unit?.name ?? one.unitId} ${squad?.name ?? ''}  ${shapeWords(one, 'en')}`);
  }
  return 0;
}

/** Shows what would change; `--yes` does it. */
export async function set(
  tools: Tools,
  sentence: string,
  isYes: boolean,
  io: Pick<Io, 'output' | 'errors'>,
): Promise<number> {
  const by = { actor: 'program', locale: 'en' } as const;
  const reads = await readAtOnce(tools, sentence);
  const says =
    reads === undefined
      ? await scheduleBySentence(tools, sentence, by)
      : [{ key: 'schedule-by-model' } as const, ...(await scheduleByReads(tools, reads, by))];
  const changeIds: string[] = [];
  for (const say of says) {
    print(io, renderLine('schedule', 'en', { ...say, variant: 0 }).text);
    const yes = say.buttons?.find(({ id }) => id.startsWith('schedule-yes:'));
    if (say.key === 'schedule-not-understood' || say.key === 'schedule-usage') return 1;
    if (yes !== undefined) changeIds.push(yes.id.slice(13));
  }
  if (!isYes) {
    print(io, 'nothing was changed; --yes does it');
    return 0;
  }
  for (const changeId of changeIds) {
    const settled = await confirmChange(tools, changeId);
    if (settled.kind !== 'done') return refuse(io, settled.kind);
    print(io, `changed; take it back with: schedule undo ${changeId}`);
  }
  return 0;
}

async function undo(tools: Tools, changeId: string, io: Io): Promise<number> {
  const { kind } = await undoChange(tools, changeId);
  if (kind !== 'done') return refuse(io, kind);
  print(io, 'undone');
  return 0;
}
