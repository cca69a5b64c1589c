// An admin changes a schedule by a sentence: read, shown as a difference, and done at the yes.

import type { Say } from '../core/effect.ts';
import { momentOf } from '../core/moment.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { cancelChange, confirmChange, proposeChange, undoChange } from './schedule.flow.ts';
import { changesTogether } from './schedule-changes.flow.ts';
import { type Read, readSentences, type Target } from './schedule-sentence.ts';
import { changeView } from './schedule-view.flow.ts';
import { type Reason, reasonWords, targetWords } from './schedule-words.ts';
import { unitList } from './units.flow.ts';

type ChatTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow'>;
type By = { readonly actor: string; readonly locale: Locale };

const TIMES_JOIN = '\n';
const DECIDE = { yes: confirmChange, no: cancelChange, undo: undoChange } as const;

export async function scheduleBySentence(
  tools: ChatTools,
  sentence: string,
  by: By,
): Promise<readonly Say[]> {
  if (sentence.trim() === '') return [{ key: 'schedule-usage' }];
  return scheduleByReads(tools, readSentences(sentence, await unitList(tools)), by);
}

/** Each change shown, whoever read it; nothing is done yet. */
export async function scheduleByReads(
  tools: ChatTools,
  reads: readonly Read[],
  { actor, locale }: By,
): Promise<readonly Say[]> {
  const setId = reads.length > 1 ? tools.newId() : undefined;
  const says: Say[] = [];
  for (const read of reads) says.push(await preview(tools, read, { actor, locale, setId }));
  if (setId === undefined) return says;
  // Half of it would be something that nobody asked for.
  const unclear = says.find(({ buttons }) => buttons === undefined);
  if (unclear !== undefined) {
    await cancelChange(tools, setId, actor);
    return [unclear];
  }
  const bare = says.map((say) => ({ ...say, buttons: [] }));
  return [...bare, { key: 'schedule-set', params: { n: says.length }, buttons: decideOn(setId) }];
}

function decideOn(id: string) {
  return [
    { id: `schedule-yes:${id}`, label: 'confirm' },
    { id: `schedule-no:${id}`, label: 'cancel' },
  ] as const;
}

async function preview(
  tools: ChatTools,
  read: Read,
  { actor, locale, setId }: By & { readonly setId: string | undefined },
): Promise<Say> {
  if (read.kind === 'unclear') return notUnderstood(read.reason, locale, read);
  const proposed = await proposeChange(tools, read.wish, actor, setId);
  if (proposed.kind === 'unclear') return notUnderstood(proposed.reason, locale);
  const view = await changeView(tools, proposed.changeId, locale);
  if (view === undefined) return { key: 'schedule-stale' };
  const { target: unit, before, after, people, timeZone, nextTimes, dryRun } = view;
  const times = nextTimes.map((at) => momentOf(at, { locale, timeZone }));
  return {
    key: dryRun === undefined ? 'schedule-diff-off' : 'schedule-diff',
    params: {
      unit,
      before,
      after,
      people,
      ...(dryRun !== undefined && { dry: dryRun, times: times.join(TIMES_JOIN) }),
    },
    buttons: decideOn(view.id),
  };
}

export async function decideByTap(
  tools: ChatTools,
  { changeId, what }: { readonly changeId: string; readonly what: 'yes' | 'no' | 'undo' },
  { actor, locale }: By,
): Promise<Say> {
  const changes = await changesTogether(tools, changeId);
  if (changes.length === 0) return { key: 'schedule-stale' };
  const settled = await DECIDE[what](tools, changeId, actor);
  if (settled.kind !== 'done') return { key: 'schedule-stale' };
  if (what === 'no') return { key: 'schedule-cancelled' };
  const units = await unitList(tools);
  const names = changes.map((change) => targetWords(targetOf(units, change), locale));
  const unit = [...new Set(names)].join(locale === 'en' ? '; ' : '；');
  if (what === 'undo') return { key: 'schedule-undone', params: { unit } };
  const buttons = [{ id: `schedule-undo:${changeId}`, label: 'undo' } as const];
  return { key: 'schedule-done', params: { unit }, buttons };
}

function notUnderstood(
  reason: Reason,
  locale: Locale,
  about: Parameters<typeof reasonWords>[1] = {},
): Say {
  return { key: 'schedule-not-understood', params: { reason: reasonWords(reason, about, locale) } };
}

function targetOf(
  units: Awaited<ReturnType<typeof unitList>>,
  change: { readonly unitId: string; readonly squadId: string | null },
): Target {
  const unit = units.find(({ id }) => id === change.unitId);
  return {
    unit: unit?.name ?? '',
    squad: unit?.squads.find(({ id }) => id === change.squadId)?.name,
  };
}
