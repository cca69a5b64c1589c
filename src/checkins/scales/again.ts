// A scale that was finished, gone through once more: each question with the answer it has. Another
// answer counts at once, so that whoever stops halfway has changed what they changed; the day on
// which it was answered stays. What an answer leads to, it leads to as the first time.

import { both, type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import { type Move, moved, type Position } from './answering.ts';
import { ended, type Form, own, reason, result } from './ending.ts';
import { FLOW } from './flow.ts';
import { closed, onward } from './onward.ts';
import { type Answers, openItems, type Scale } from './scale.ts';
import { levelOf, safetyRule } from './score.ts';

const DAY_MS = 86_400_000;

export type Finished = { readonly runId: string; readonly at: Date };

type Opened = Form & { readonly id: string; readonly answers: Answers };
type Standing = { readonly run: ScaleRun; readonly heard: Form; readonly position: Position };

export function change(
  now: Snapshot,
  heard: { readonly finished?: Finished | undefined; readonly scale?: Opened | undefined },
): Decision {
  const { finished, scale: opened } = heard;
  if (finished === undefined || opened === undefined) return closed();
  const { runId, at } = finished;
  if (now.now.getTime() - at.getTime() > FLOW.openDays * DAY_MS)
    return closed([{ id: `scale-drop:${runId}`, label: 'answer-drop' }]);
  const { id: scaleId, scale, answers } = opened;
  const position = { answers, skipped: [], at: openItems(scale, answers)[0]?.linkId };
  const run: ScaleRun = {
    id: runId,
    scaleId,
    at: '',
    skipped: [],
    startedAt: now.now.toISOString(),
    again: 'as-it-was',
  };
  return both(decide({ says: [{ key: 'scale-change' }] }), onward(now, run, scale, position, []));
}

/** @param step `end`: the rest stays as it is */
export function changed(now: Snapshot, standing: Standing, step: Move | 'go' | 'end'): Decision {
  const { run, heard, position } = standing;
  const { scale } = heard;
  if (step === 'end') return over(now, standing, []);
  if (step === 'go') return onward(now, run, scale, position, []);
  switch (step.kind) {
    case 'back':
      return onward(now, run, scale, moved(scale, position, step), []);
    case 'skip':
      return next(now, standing, position.at, []);
    case 'answer':
      return position.answers[step.linkId] === step.code
        ? next(now, standing, step.linkId, [])
        : other(now, standing, step);
  }
}

function other(
  now: Snapshot,
  { run: before, heard, position }: Standing,
  { linkId, code }: Extract<Move, { kind: 'answer' }>,
): Decision {
  const { answers, total, reached } = result(heard, { ...position.answers, [linkId]: code });
  const run = { ...before, again: 'changed' } as const;
  const kept: Change = { kind: 'scale-answered', runId: run.id, answers, isDone: 'again', total };
  const had = result(heard, position.answers).reached;
  const fresh = reached.filter((cutoff) => !had.includes(cutoff));
  const item = heard.scale.items.find((one) => one.linkId === linkId);
  const safety = item && safetyRule(heard.scale, heard.scoring, item, answers);
  const urgent = safety === undefined ? [] : [reason(safety, 'L2')];
  if (urgent.length > 0 || levelOf(fresh) === 'L2')
    return ended(now, run, { kept: [kept], reached: fresh, urgent });
  return next(now, { run, heard, position: { ...position, answers } }, linkId, [kept]);
}

/** The question after one, whether it was answered or not. */
function next(
  now: Snapshot,
  standing: Standing,
  after: string | undefined,
  kept: readonly Change[],
): Decision {
  const { run, heard, position } = standing;
  const at = following(heard.scale, position.answers, after);
  return at === undefined
    ? over(now, standing, kept)
    : onward(now, run, heard.scale, { ...position, at }, kept);
}

function following(scale: Scale, answers: Answers, after: string | undefined): string | undefined {
  const open = openItems(scale, answers);
  return open[open.findIndex(({ linkId }) => linkId === after) + 1]?.linkId;
}

/** What rang or asked did so with its own answer. */
function over(
  now: Snapshot,
  { run, heard, position }: Standing,
  kept: readonly Change[],
): Decision {
  if (run.again === 'changed') {
    const { reached } = result(heard, position.answers);
    const rest = reached.filter(({ level }) => level !== 'L2');
    return ended(now, run, { kept, reached: rest, urgent: [] });
  }
  const { run: _over, ...scales } = now.dialogue.scales ?? {};
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { scales } }],
    says: [{ key: 'scale-unchanged', buttons: own(run) }],
  });
}
