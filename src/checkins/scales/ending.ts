// What an answer leads to beside the next question: help at once where it is about safety, and at
// the end what the sum says. The rules of clinical reference 1.2 come with the scoring, as data.

import { both, type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import { talkButton } from '../../hotline/alarm.ts';
import { alarmByScore } from '../../hotline/scored.ts';
import { alarmRaised } from '../../listening/alarms/alarm.ts';
import { OF_SCALES } from '../../listening/alarms/policy.ts';
import type { Reason } from '../../listening/assessment.ts';
import type { Level } from '../../listening/level.ts';
import type { Position } from './answering.ts';
import { followUps } from './due.ts';
import { keptAnswers, type Scale } from './scale.ts';
import { levelOf, safetyRule, score } from './score.ts';
import type { Scoring } from './scoring.ts';

type Answered = {
  readonly run: ScaleRun;
  readonly heard: { readonly scale: Scale; readonly scoring: Scoring | undefined };
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
  return ended(now, about, urgent);
}

function ended(now: Snapshot, { run, heard, position }: Answered, urgent: Reason[]): Decision {
  const { scale, scoring } = heard;
  const answers = keptAnswers(scale, position.answers);
  const { total, reached } = scoring
    ? score(scale, scoring, answers)
    : { total: undefined, reached: [] };
  const { run: _over, ...soFar } = now.dialogue.scales ?? {};
  const next = followUps(
    reached.map(({ rule }) => rule),
    soFar.next ?? [],
  );
  const changes: Change[] = [
    { kind: 'scale-answered', runId: run.id, answers, isDone: true, total },
    { kind: 'dialogue-moved', set: { scales: { ...soFar, next } } },
  ];
  const takeBack = { id: `scale-drop:${run.id}`, label: 'answer-drop' } as const;
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
    return decide({ changes, says: [{ key: 'scale-done', buttons: [takeBack] }] });
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
    says: [{ key: 'scale-done-offer', buttons: talkButton(now) }],
  });
}

function reason(rule: string, level: Level): Reason {
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
export function withdraw(runId: string | undefined): Decision {
  const buttons = [{ id: 'scales', label: 'scales' } as const];
  if (runId === undefined) return decide({ says: [{ key: 'scale-closed', buttons }] });
  return decide({
    changes: [{ kind: 'scale-withdrawn', runId }],
    says: [{ key: 'scale-dropped', buttons }],
  });
}
