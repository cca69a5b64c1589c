// What was sent: where it stands, taking it back, saying whether the answer helped, the board.

import { type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { dayOf } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { formOf, itemLabel } from '../desks.ts';
import type { Problem, Standing } from './problem.ts';
import { stale } from './steps.ts';
import type { Entry, Told } from './told.ts';

const SHOWN_MAX = 5;
const TALK: Button = { id: 'talk', label: 'talk' };

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
    says: [{ key: verdict === 'helped' ? 'problem-helped' : 'problem-reopened' }],
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

/** Told to the teller unless they said STOP; the change is kept either way. */
export function standsNow(
  now: Snapshot,
  problem: Pick<Problem, 'id' | 'state' | 'standing'>,
  { standing, words }: { readonly standing: Standing; readonly words: string | undefined },
): Decision | undefined {
  const { id: problemId, state } = problem;
  if (state !== 'sent' || (problem.standing === standing && standing !== 'answered'))
    return undefined;
  const change: Change = { kind: 'problem-stands', problemId, standing, words };
  const isSaid = standing !== 'received' && now.person.stoppedAt === undefined;
  return decide({ changes: [change], says: isSaid ? [standingLine(problemId, standing)] : [] });
}

/** What the desk did is said, a look-in asked; after STOP neither. */
export function backedNow(
  now: Snapshot,
  { id, state, standing }: Pick<Problem, 'id' | 'state' | 'standing'>,
  steps: readonly { readonly label: Readonly<Record<Locale, string>>; readonly asks: boolean }[],
): Decision | undefined {
  if (state !== 'sent' || now.person.stoppedAt !== undefined) return undefined;
  const { locale } = now.person;
  const done = steps.filter(({ asks }) => !asks).map(({ label }) => label[locale]);
  const params = { step: done.join(locale === 'en' ? '; ' : '；') };
  const buttons = standing === 'answered' ? verdictButtons(id) : [TALK];
  return decide({
    says: [
      ...(done.length > 0 ? [{ key: 'problem-backed', params } as const] : []),
      ...(done.length < steps.length ? [{ key: 'problem-look-in', buttons } as const] : []),
    ],
  });
}

export function offerBoard(
  now: Snapshot,
  { id: problemId, state }: Pick<Problem, 'id' | 'state'>,
  words: string,
): Decision | undefined {
  if (state !== 'sent') return undefined;
  const buttons: readonly Button[] = [
    { id: `problem-yes:${problemId}`, label: 'problem-yes' },
    { id: `problem-no:${problemId}`, label: 'problem-no' },
  ];
  const offer: Say = { key: 'problem-offered', problem: { id: problemId, part: 'offer' }, buttons };
  return decide({
    changes: [{ kind: 'problem-offered', problemId, words }],
    says: now.person.stoppedAt === undefined ? [offer] : [],
  });
}

function standingLine(problemId: string, standing: Standing): Say {
  if (standing !== 'answered') return { key: 'problem-taken' };
  return {
    key: 'problem-answered',
    problem: { id: problemId, part: 'answer' },
    buttons: verdictButtons(problemId),
  };
}

function verdictButtons(problemId: string): readonly Button[] {
  return [
    { id: `problem-helped:${problemId}`, label: 'problem-helped' },
    { id: `problem-again:${problemId}`, label: 'problem-again' },
  ];
}

function entryOf({ person }: Snapshot, problem: Problem): Say {
  const { id, state, standing, toldAt, form, item, verdict } = problem;
  const { locale } = person;
  const date = dayOf(toldAt, person);
  const about = formOf(form)?.label[locale] ?? itemLabel(item, locale) ?? '–';
  if (state === 'draft') {
    const status = sayText(locale, 'problem-is-draft', 0, {});
    const buttons = [{ id: `problem-show:${id}`, label: 'problem-show' } as const];
    return { key: 'problem-entry', params: { date, about, status }, buttons };
  }
  if (state === 'taken-back') {
    const status = sayText(locale, 'problem-is-back', 0, {});
    return { key: 'problem-entry', params: { date, about, status } };
  }
  const status = sayText(locale, `problem-is-${standing ?? 'sent'}`, 0, {});
  const back: Button = { id: `problem-take-back:${id}`, label: 'flag-take-back' };
  const isAsked = standing === 'answered' && verdict !== 'helped';
  if (standing === 'answered')
    return {
      key: 'problem-entry-answer',
      params: { date, about },
      problem: { id, part: 'answer' },
      ...(isAsked && { buttons: verdictButtons(id) }),
    };
  return { key: 'problem-entry', params: { date, about, status }, buttons: [back] };
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
    params: { about: itemLabel(item, locale) ?? '–', count },
    buttons,
  };
}
