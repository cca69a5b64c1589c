// What an answer leads to beside the next question: help at once where it is about safety, and at
// the end what the sum says. The rules of clinical reference 1.2 come with the scoring, as data.

import { both, type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import type { Button } from '../../core/effect.ts';
import { talkButton } from '../../hotline/alarm.ts';
import { alarmByScore } from '../../hotline/scored.ts';
import { alarmRaised } from '../../listening/alarms/alarm.ts';
import { OF_SCALES } from '../../listening/alarms/policy.ts';
import type { Reason } from '../../listening/assessment.ts';
import type { Level } from '../../listening/level.ts';
import type { Position } from './answering.ts';
import { followUps } from './due.ts';
import { closed } from './onward.ts';
import { type Answers, keptAnswers, type Scale } from './scale.ts';
import { levelOf, safetyRule, score } from './score.ts';
import type { Cutoff, Scoring } from './scoring.ts';

export type Form = { readonly scale: Scale; readonly scoring: Scoring | undefined };

type Answered = {
  readonly run: ScaleRun;
  readonly heard: Form;
  readonly position: Position;
  /** The question whose answer is new; absent: it was skipped, or nothing is new. */
  readonly linkId: string | undefined;
};

/** Absent: nothing but the next question follows. */
export function answered(now: Snapshot, about: Answered): Decision | undefined {
  const { run, heard, position, linkId } = about;
  const { scale, scoring } = heard;
  const item = scale.items.find((one) => one.linkId === linkId);
  const safety = item && safetyRule(scale, scoring, item, position.answers);
  const urgent = safety === undefined ? [] : [reason(safety, 'L2')];
  if (position.at !== undefined)
    return safety === undefined
      ? undefined
      : both(
          decide({ changes: [kept(run, position), left(now, run, position)] }),
          alarmByScore(now, urgent),
        );
  const { answers, total, reached } = result(heard, position.answers);
  const done: Change = { kind: 'scale-answered', runId: run.id, answers, isDone: 'now', total };
  return ended(now, run, { kept: [done], reached, urgent });
}

/** What answers come to. */
export function result({ scale, scoring }: Form, all: Answers) {
  const answers = keptAnswers(scale, all);
  const scored = scoring && score(scale, scoring, answers);
  return { answers, total: scored?.total, reached: scored?.reached ?? [] };
}

/** @param reached the cut-offs that lead to something */
export function ended(
  now: Snapshot,
  run: ScaleRun,
  {
    kept: done,
    reached,
    urgent,
  }: {
    readonly kept: readonly Change[];
    readonly reached: readonly Cutoff[];
    readonly urgent: readonly Reason[];
  },
): Decision {
  const { run: _over, ...soFar } = now.dialogue.scales ?? {};
  const next = followUps(
    reached.map(({ rule }) => rule),
    soFar.next ?? [],
  );
  const changes: Change[] = [
    ...done,
    { kind: 'dialogue-moved', set: { scales: { ...soFar, next } } },
  ];
  const reasons = [
    ...urgent,
    ...reached.flatMap(({ rule, level }): Reason[] =>
      level === undefined ? [] : [reason(rule, level)],
    ),
  ];
  if (urgent.length > 0 || levelOf(reached) === 'L2')
    return both(decide({ changes }), alarmByScore(now, reasons));
  const isOffered = reached.some(({ level, offersTalk }) => level === 'L1' || offersTalk === true);
  if (!isOffered || now.openCase !== undefined)
    return decide({
      changes,
      says: [{ key: run.again ? 'scale-changed' : 'scale-done', buttons: own(run) }],
    });
  const rated: Change = {
    kind: 'message-rated',
    messageId: now.newId(),
    by: 'program',
    assessment: { level: levelOf(reached), labels: [], stressors: [], reasons },
  };
  const raised = alarmRaised(now, {
    act: 'score-offer',
    level: 'L1',
    reasons: reasons.map(({ layer, rule }) => ({ layer, ...(rule && { rule }) })),
  });
  return decide({
    changes: [...changes, ...(reasons.length > 0 ? [rated, raised] : [])],
    says: [{ key: 'scale-done-offer', buttons: [...talkButton(now), ...own(run)] }],
  });
}

/** What may be done with it from now on. */
export function own({ id }: Pick<ScaleRun, 'id'>): readonly Button[] {
  return [
    { id: `scale-change:${id}`, label: 'scale-change' },
    { id: `scale-drop:${id}`, label: 'answer-drop' },
  ];
}

export function reason(rule: string, level: Level): Reason {
  return { layer: 'score', rule: `${OF_SCALES}${rule}`, level };
}

function kept({ id }: ScaleRun, { answers }: Position): Change {
  return { kind: 'scale-answered', runId: id, answers };
}

/** The rest of the questions wait until somebody wants them. */
function left(now: Snapshot, run: ScaleRun, { at = '', skipped }: Position): Change {
  const { scales } = now.dialogue;
  return {
    kind: 'dialogue-moved',
    set: { scales: { ...scales, run: { ...run, at, skipped, isPaused: true } } },
  };
}

/** At any time, and whole. What it led to meanwhile, help above all, stays. */
export function withdraw({ dialogue }: Snapshot, runId: string | undefined): Decision {
  const buttons = [{ id: 'scales', label: 'scales' } as const];
  if (runId === undefined) return closed();
  const { run, ...rest } = dialogue.scales ?? {};
  return decide({
    changes: [
      { kind: 'scale-withdrawn', runId },
      ...(run?.id === runId ? [{ kind: 'dialogue-moved', set: { scales: rest } } as const] : []),
    ],
    says: [{ key: 'scale-dropped', buttons }],
  });
}
