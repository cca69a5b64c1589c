// What a desk does comes to whoever told it: that somebody has it, an answer, steps beside it, a wording
// for the board. Each is told once, and names which of several problems it is about.

import { type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { dayOf } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { formOf, itemLabel } from '../desks.ts';
import type { Problem, Standing } from './problem.ts';

const TALK: Button = { id: 'talk', label: 'talk' };

type Sent = Pick<Problem, 'id' | 'state' | 'standing' | 'toldAt' | 'form' | 'item'>;

/** Told to the teller unless they said STOP; the change is kept either way. */
export function standsNow(
  now: Snapshot,
  problem: Sent,
  { standing, words }: { readonly standing: Standing; readonly words: string | undefined },
): Decision | undefined {
  const { id: problemId, state } = problem;
  if (state !== 'sent' || !isNews(standing, problem.standing)) return undefined;
  const change: Change = { kind: 'problem-stands', problemId, standing, words };
  const isSaid = standing !== 'received' && now.person.stoppedAt === undefined;
  return decide({ changes: [change], says: isSaid ? [standingLine(now, problem, standing)] : [] });
}

/** What is told again, late, does not take back what came after it. */
function isNews(standing: Standing, before: Standing | undefined): boolean {
  if (standing === 'received') return before === undefined;
  return standing === 'answered' || before === undefined || before === 'received';
}

export type BackedStep = {
  readonly id: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly asks: boolean;
};

/** What the desk did is said once, a look-in asked; after STOP neither. */
export function backedNow(
  now: Snapshot,
  problem: Sent & { readonly backed: readonly string[] },
  steps: readonly BackedStep[],
): Decision | undefined {
  const { id, state, standing, backed } = problem;
  const news = steps.filter((step) => !backed.includes(step.id));
  if (state !== 'sent' || news.length === 0 || now.person.stoppedAt !== undefined) return undefined;
  const { locale } = now.person;
  const done = news.filter(({ asks }) => !asks).map(({ label }) => label[locale]);
  const which = whichOf(now, problem);
  const params = { ...which, step: done.join(locale === 'en' ? '; ' : '；') };
  const buttons = standing === 'answered' ? verdictButtons(id) : [TALK];
  const said = [...backed, ...news.map((step) => step.id)];
  return decide({
    changes: [{ kind: 'problem-backed', problemId: id, steps: said }],
    says: [
      ...(done.length > 0 ? [{ key: 'problem-backed', params } as const] : []),
      ...(done.length < news.length
        ? [{ key: 'problem-look-in', params: which, buttons } as const]
        : []),
    ],
  });
}

/** Once: the wording is kept with the asking. */
export function offerBoard(
  now: Snapshot,
  { id: problemId, state, isOffered }: Pick<Problem, 'id' | 'state' | 'isOffered'>,
  words: string,
): Decision | undefined {
  if (state !== 'sent' || isOffered) return undefined;
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

function standingLine(now: Snapshot, problem: Sent, standing: Standing): Say {
  const params = whichOf(now, problem);
  if (standing !== 'answered') return { key: 'problem-taken', params };
  return {
    key: 'problem-answered',
    params,
    problem: { id: problem.id, part: 'answer' },
    buttons: verdictButtons(problem.id),
  };
}

/** Which of several it is about. */
export function whichOf(
  { person }: Snapshot,
  { toldAt, form, item }: Pick<Sent, 'toldAt' | 'form' | 'item'>,
) {
  const { locale } = person;
  const about =
    formOf(form)?.label[locale] ??
    itemLabel(item, locale) ??
    sayText(locale, 'problem-is-unsorted', 0, {});
  return { date: dayOf(toldAt, person), about };
}

export function verdictButtons(problemId: string): readonly Button[] {
  return [
    { id: `problem-helped:${problemId}`, label: 'problem-helped' },
    { id: `problem-again:${problemId}`, label: 'problem-again' },
  ];
}
