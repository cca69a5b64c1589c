// Small steps that telling and showing share.

import { type Decision, decide } from '../../core/decision.ts';
import type { Waiting } from '../../core/dialogue.ts';
import type { Problem } from './problem.ts';

export function isDraft(problem: Problem | undefined): problem is Problem {
  return problem?.state === 'draft';
}

export function stale(): Decision {
  return decide({ says: [{ key: 'stale-choice' }] });
}

export function waitFor(waiting: Waiting | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}
