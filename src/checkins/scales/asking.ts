// A scale in the talk: one question at a time, as buttons on every channel. Each answer is kept as
// it comes, so that a pause, a restart or another channel loses nothing.

import { type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import type { Button } from '../../core/effect.ts';
import { isWithCounselor } from '../../hotline/alarm.ts';
import { slip } from '../../trust/slips.ts';
import { change, changed, type Finished } from './again.ts';
import { begin, moved, type Position, stepOf } from './answering.ts';
import { mayAskScales, type Offerable } from './due.ts';
import { answered, withdraw } from './ending.ts';
import { FLOW } from './flow.ts';
import { closed, onward } from './onward.ts';
import { question } from './question.ts';
import { checkInValues, reusedAnswers } from './reuse.ts';
import type { Answers, Scale } from './scale.ts';
import { hasSafetyItem, type Scoring } from './scoring.ts';
import { type ScaleIntent, type ScaleMiss, type ScaleMove, typedMove } from './tap.ts';

const DAY_MS = 86_400_000;

/** The scale that a message is about, looked up for it. */
export type HeardScale = {
  readonly id: string;
  readonly scale: Scale;
  readonly scoring: Scoring | undefined;
  readonly isPublished: boolean;
  /** Of the run that is open. */
  readonly answers: Answers;
  /** What other scales have asked of late, by what it asks for. */
  readonly recent: ReadonlyMap<string, number>;
};

export type ScalesHeard = {
  readonly scale?: HeardScale | undefined;
  readonly offerable?: readonly Offerable[];
  /** Their own one that is meant, and when it was done. */
  readonly finished?: Finished | undefined;
};

export function onScale(now: Snapshot, intent: ScaleIntent, heard: ScalesHeard): Decision {
  if (now.person.joinedAt === undefined) return decide({ says: [{ key: 'not-joined' }] });
  if (!mayAskScales(now)) return decide({ says: [{ key: 'check-in-no-consent' }, slip('scores')] });
  switch (intent.kind) {
    case 'scales':
      return list(now, heard.offerable ?? []);
    case 'scale-later':
      return decide({ says: [{ key: 'scale-later' }] });
    case 'scale-start':
      return start(now, heard.scale);
    case 'scale-drop':
      return withdraw(now, heard.finished?.runId);
    case 'scale-change':
      return isBusy(now) ? decide({ says: [{ key: 'scale-later' }] }) : change(now, heard);
    case 'scale-number':
      return askAgain(now, heard.scale);
    case 'scale-answer':
    case 'scale-back':
    case 'scale-skip':
    case 'scale-pause':
    case 'scale-go':
      return move(now, intent, heard.scale);
  }
}

/** Typed instead of tapped: only while a question stands, and only what is nothing but an answer. */
export function typedOnScale(
  now: Snapshot,
  words: string,
  heard: HeardScale | undefined,
): ScaleMove | ScaleMiss | undefined {
  const run = now.dialogue.scales?.run;
  if (run === undefined || heard === undefined || isWithCounselor(now)) return undefined;
  const place = heard.scale.items.findIndex(({ linkId }) => linkId === run.at);
  const item = heard.scale.items[place];
  if (item === undefined) return undefined;
  const typed = typedMove(words, { item, place, runId: run.id }, now.person.locale);
  return run.isPaused && typed?.kind !== 'scale-go' ? undefined : typed;
}

/** Something else matters more now; the answers so far stay. */
export function leaveScale({ dialogue: { scales } }: Snapshot): Decision {
  if (scales?.run === undefined) return decide({});
  return decide({
    changes: [
      {
        kind: 'dialogue-moved',
        set: { scales: { ...scales, run: { ...scales.run, isPaused: true } } },
      },
    ],
  });
}

function list({ person: { locale }, hasDesk }: Snapshot, offerable: readonly Offerable[]) {
  const buttons = offerable
    .filter(({ hasSafety }) => hasDesk || !hasSafety)
    .map(({ id, title }): Button => ({ id: `scale-start:${id}`, name: title[locale] }));
  return decide({
    says: [buttons.length === 0 ? { key: 'scales-none' } : { key: 'scales', buttons }],
  });
}

function start(now: Snapshot, heard: HeardScale | undefined): Decision {
  if (heard === undefined || !heard.isPublished) return closed();
  const { scale, scoring } = heard;
  if (hasSafetyItem(scale, scoring) && !now.hasDesk)
    return decide({ says: [{ key: 'scales-none' }] });
  if (isBusy(now)) return decide({ says: [{ key: 'scale-later' }] });
  const recent = new Map([...heard.recent, ...checkInValues(now)]);
  const position = begin(scale, reusedAnswers(scale, scoring, recent));
  const run: ScaleRun = {
    id: now.newId(),
    scaleId: heard.id,
    at: position.at ?? '',
    skipped: [],
    startedAt: now.now.toISOString(),
  };
  return decide({
    changes: [
      { kind: 'scale-started', runId: run.id, scaleId: heard.id, answers: position.answers },
      { kind: 'dialogue-moved', set: { scales: { ...now.dialogue.scales, run } } },
    ],
    says: [question(now, run, scale, position)],
  });
}

/** The same question, after a number that none of its answers has. */
function askAgain(now: Snapshot, heard: HeardScale | undefined): Decision {
  const run = now.dialogue.scales?.run;
  if (run === undefined || heard === undefined) return closed();
  const { scale, answers } = heard;
  const n = scale.items.find(({ linkId }) => linkId === run.at)?.options.length ?? 0;
  const at: Position = { answers, skipped: run.skipped, at: run.at };
  return decide({ says: [{ key: 'scale-number', params: { n } }, question(now, run, scale, at)] });
}

/** A talk, or the question that matters more. */
function isBusy({ openCase }: Snapshot): boolean {
  return openCase?.state === 'claimed' || openCase?.state === 'asking';
}

function move(now: Snapshot, intent: ScaleMove, heard: HeardScale | undefined): Decision {
  const run = now.dialogue.scales?.run;
  const isOver =
    run !== undefined && now.now.getTime() - Date.parse(run.startedAt) > FLOW.openDays * DAY_MS;
  if (run === undefined || heard === undefined || run.id !== intent.runId || isOver)
    return closed();
  if (isBusy(now) || (intent.kind === 'scale-pause' && run.again === undefined))
    return paused(now, run);
  const { scale } = heard;
  const position: Position = { answers: heard.answers, skipped: run.skipped, at: run.at };
  const step = stepOf(scale, intent);
  if (step === undefined) return closed();
  if (run.again !== undefined)
    return changed(now, { run, heard, position }, intent.kind === 'scale-pause' ? 'end' : step);
  if (step === 'go') return onward(now, run, scale, position, []);
  const next = moved(scale, position, step);
  if (step.kind === 'back') return onward(now, run, scale, next, []);
  const kept: Change = { kind: 'scale-answered', runId: run.id, answers: next.answers };
  const linkId = step.kind === 'answer' ? step.linkId : undefined;
  const isNews = linkId !== undefined && position.answers[linkId] !== next.answers[linkId];
  const ended = answered(now, { run, heard, position: next, linkId: isNews ? linkId : undefined });
  return ended ?? onward(now, run, scale, next, [kept]);
}

function paused(now: Snapshot, run: ScaleRun): Decision {
  const said = decide({
    says: [{ key: 'scale-paused', buttons: [{ id: `scale-go:${run.id}`, label: 'scale-go' }] }],
  });
  return { ...said, changes: leaveScale(now).changes };
}
