// What was sent: where it stands, taking it back, saying whether the answer helped, the board.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { sayText } from '../../core/say.ts';
import { itemLabel } from '../desks.ts';
import { moreButton } from './more.ts';
import { verdictButtons, whichOf } from './news.ts';
import type { Problem } from './problem.ts';
import { stale } from './steps.ts';
import type { Entry, Told } from './told.ts';

const SHOWN_MAX = 5;

export function listProblems(now: Snapshot, { mine }: Told): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  const shown = mine.filter(({ state }) => state !== 'dropped').slice(0, SHOWN_MAX);
  if (shown.length === 0)
    return decide({
      says: [{ key: 'problems-none', buttons: [{ id: 'problem', label: 'problem' }] }],
    });
  return decide({ says: shown.map((one) => entryOf(now, one)) });
}

export function takeProblemBack({ problem }: Told): Decision {
  if (problem?.state !== 'sent') return stale();
  return decide({
    changes: [{ kind: 'problem-taken-back', problemId: problem.id }],
    says: [{ key: 'problem-taken-back' }],
    effects: [{ effect: { kind: 'withdraw-problem.v1', problemId: problem.id } }],
  });
}

export function judgeProblem({ problem }: Told, verdict: 'helped' | 'reopened'): Decision {
  if (problem?.state !== 'sent' || problem.standing !== 'answered') return stale();
  // What helped at first may not have lasted, which a look-in finds.
  if (problem.verdict === 'helped' && verdict === 'helped') return stale();
  const { id: problemId } = problem;
  return decide({
    changes: [{ kind: 'problem-judged', problemId, verdict }],
    says: [
      verdict === 'helped'
        ? { key: 'problem-helped' }
        : {
            key: 'problem-reopened',
            buttons: [{ id: `problem-more:${problemId}`, label: 'problem-more' }],
          },
    ],
    effects: [{ effect: { kind: 'note-problem.v1', problemId, what: verdict } }],
  });
}

/** The desk's wording may go on the board, or not. */
export function answerOffer({ problem }: Told, isYes: boolean): Decision {
  if (problem?.state !== 'sent' || !problem.isOffered) return stale();
  const { id: problemId } = problem;
  return decide({
    changes: [{ kind: 'problem-published', problemId, isYes }],
    says: [{ key: isYes ? 'problem-published' : 'problem-not-published' }],
    effects: [{ effect: { kind: 'note-problem.v1', problemId, what: isYes ? 'yes' : 'no' } }],
  });
}

export function showBoard(now: Snapshot, { entries }: Told): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  if (entries.length === 0) return decide({ says: [{ key: 'board-empty' }] });
  return decide({ says: entries.map((entry) => boardEntry(now, entry)) });
}

export function sayMeToo(now: Snapshot, entryId: string, { entries }: Told): Decision {
  const found = entries.find(({ id }) => id === entryId);
  if (now.person.joinedAt === undefined || found === undefined) return stale();
  if (found.isMine) return decide({ says: [{ key: 'me-too-done' }] });
  return decide({
    changes: [{ kind: 'me-too-said', entryId }],
    says: [{ key: 'me-too-done' }],
    effects: [{ effect: { kind: 'count-me-too.v1', entryId } }],
  });
}

function entryOf(now: Snapshot, problem: Problem): Say {
  const { id, state, standing, verdict } = problem;
  const { locale } = now.person;
  const { date, about } = whichOf(now, problem);
  if (state === 'draft') {
    const status = sayText(locale, 'problem-is-draft', 0, {});
    const buttons = [{ id: `problem-show:${id}`, label: 'problem-show' } as const];
    return { key: 'problem-entry', params: { date, about, status }, buttons };
  }
  if (state === 'taken-back') {
    const status = sayText(locale, 'problem-is-back', 0, {});
    return { key: 'problem-entry', params: { date, about, status } };
  }
  const isAgain = verdict === 'reopened' && standing === 'received';
  const status = sayText(
    locale,
    `problem-is-${isAgain ? 'reopened' : (standing ?? 'sent')}`,
    0,
    {},
  );
  const back: Button = { id: `problem-take-back:${id}`, label: 'flag-take-back' };
  const isAsked = standing === 'answered' && verdict !== 'helped';
  if (standing === 'answered')
    return {
      key: 'problem-entry-answer',
      params: { date, about },
      problem: { id, part: 'answer' },
      ...(isAsked && { buttons: verdictButtons(id) }),
    };
  const more = moreButton(problem);
  const buttons = more === undefined ? [back] : [more, back];
  return { key: 'problem-entry', params: { date, about, status }, buttons };
}

function boardEntry({ person: { locale } }: Snapshot, entry: Entry): Say {
  const { id, item, meToo, isMine } = entry;
  const count =
    meToo === undefined
      ? sayText(locale, 'board-few', 0, {})
      : sayText(locale, 'board-many', 0, { n: meToo });
  const buttons: readonly Button[] = isMine ? [] : [{ id: `me-too:${id}`, label: 'me-too' }];
  return {
    key: 'board-entry',
    entryId: id,
    params: {
      about: itemLabel(item, locale) ?? sayText(locale, 'problem-is-unsorted', 0, {}),
      count,
    },
    buttons,
  };
}
