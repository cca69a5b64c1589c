// What is still wrong, where an answer did not solve it: once for each time it is opened again, seen
// before it goes, and handed to whoever has the problem then.

import { type Decision, decide } from '../../core/decision.ts';
import type { Button } from '../../core/effect.ts';
import type { Problem } from './problem.ts';
import { stale, waitFor } from './steps.ts';
import type { Told } from './told.ts';

const WORDS_MAX = 4_000;

/** Absent: there is nothing to add to, or it was added. */
export function moreButton(problem: Problem): Button | undefined {
  return mayAdd(problem) ? { id: `problem-more:${problem.id}`, label: 'problem-more' } : undefined;
}

export function askMore({ problem }: Told): Decision {
  if (problem === undefined || !mayAdd(problem)) return stale();
  return decide({
    changes: [waitFor({ kind: 'problem-words', problemId: problem.id })],
    says: [{ key: 'problem-more' }],
  });
}

export function hearMore(words: string, { problem }: Told): Decision {
  if (problem === undefined || !mayAdd(problem))
    return decide({ ...stale(), changes: [waitFor(undefined)] });
  const { id } = problem;
  const cut = words.trim().slice(0, WORDS_MAX);
  return decide({
    changes: [{ kind: 'problem-added', problemId: id, words: cut }, waitFor(undefined)],
    says: [
      {
        key: 'problem-more-preview',
        problem: { id, part: 'added' },
        buttons: [
          { id: `problem-more-send:${id}`, label: 'flag-send' },
          { id: `problem-more:${id}`, label: 'flag-edit' },
          { id: `problem-more-drop:${id}`, label: 'flag-cancel' },
        ],
      },
    ],
  });
}

export function sendMore({ problem }: Told): Decision {
  if (problem?.added !== 'draft' || !mayAdd(problem)) return stale();
  const { id: problemId } = problem;
  return decide({
    changes: [{ kind: 'problem-added-sent', problemId }],
    says: [{ key: 'problem-more-sent' }],
    effects: [{ effect: { kind: 'note-problem.v1', problemId, what: 'added' } }],
  });
}

export function dropMore({ problem }: Told): Decision {
  if (problem?.added !== 'draft') return stale();
  return decide({
    changes: [{ kind: 'problem-added-dropped', problemId: problem.id }],
    says: [{ key: 'problem-more-dropped' }],
  });
}

function mayAdd({ state, verdict, standing, added }: Problem): boolean {
  return state === 'sent' && verdict === 'reopened' && standing !== 'answered' && added !== 'sent';
}
