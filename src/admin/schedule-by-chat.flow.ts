// An admin changes a schedule by a sentence: read, shown as a difference, and done at the yes.

import type { Say } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { affectedCount, SMALL_GROUP } from './affected.flow.ts';
import {
  cancelChange,
  changeOf,
  confirmChange,
  proposeChange,
  type Settled,
} from './schedule.flow.ts';
import { readSentence, type Target } from './schedule-sentence.ts';
import {
  peopleWords,
  type Reason,
  reasonWords,
  shapeWords,
  targetWords,
} from './schedule-words.ts';
import { unitList } from './units.flow.ts';

type ChatTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow'>;
type By = { readonly actor: string; readonly locale: Locale };

export async function scheduleBySentence(
  tools: ChatTools,
  sentence: string,
  { actor, locale }: By,
): Promise<Say> {
  if (sentence.trim() === '') return { key: 'schedule-usage' };
  const units = await unitList(tools);
  const read = readSentence(sentence, units);
  if (read.kind === 'unclear') return notUnderstood(read.reason, locale, read.fits);
  const proposed = await proposeChange(tools, read.wish, actor);
  if (proposed.kind === 'unclear') return notUnderstood(proposed.reason, locale);
  const change = await changeOf(tools, proposed.changeId);
  if (change === undefined) return { key: 'schedule-stale' };
  const people = await affectedCount(tools, change.unitId, change.squadId ?? undefined);
  return {
    key: 'schedule-diff',
    params: {
      unit: targetWords(targetOf(units, change), locale),
      before: shapeWords(change.before, locale),
      after: shapeWords(change.after, locale),
      people: peopleWords(people, SMALL_GROUP, locale),
    },
    buttons: [
      { id: `schedule-yes:${change.id}`, label: 'confirm' },
      { id: `schedule-no:${change.id}`, label: 'cancel' },
    ],
  };
}

export async function decideByTap(
  tools: ChatTools,
  { changeId, isYes }: { readonly changeId: string; readonly isYes: boolean },
  { actor, locale }: By,
): Promise<Say> {
  const change = await changeOf(tools, changeId);
  if (change === undefined) return { key: 'schedule-stale' };
  const settled: Settled = isYes
    ? await confirmChange(tools, changeId, actor)
    : await cancelChange(tools, changeId, actor);
  if (settled.kind !== 'done') return { key: 'schedule-stale' };
  if (!isYes) return { key: 'schedule-cancelled' };
  const unit = targetWords(targetOf(await unitList(tools), change), locale);
  return { key: 'schedule-done', params: { unit } };
}

function notUnderstood(reason: Reason, locale: Locale, fits: readonly Target[] = []): Say {
  return { key: 'schedule-not-understood', params: { reason: reasonWords(reason, fits, locale) } };
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
