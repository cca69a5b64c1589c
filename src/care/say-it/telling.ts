// A problem from its words to its item, by the teller's own choice. It lies sealed as a draft; nothing
// leaves before the tap under its preview.

import { both, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { ASPECTS, DESKS, formOf, itemLabel } from '../desks.ts';
import { hearMore } from './more.ts';
import { settle } from './preview.ts';
import type { Problem } from './problem.ts';
import { isDraft, stale, waitFor } from './steps.ts';
import type { Told } from './told.ts';

const WORDS_MAX = 4_000;

export function startProblem(now: Snapshot, { staffed }: Told): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  if (staffed.length === 0) return noDesk();
  return decide({
    changes: [waitFor({ kind: 'problem-words' })],
    says: [
      {
        key: 'problem-start',
        buttons: [
          { id: 'desks', label: 'desks' },
          { id: 'problems', label: 'problems' },
          { id: 'board', label: 'board' },
        ],
      },
    ],
  });
}

/** What the desks can be asked for. */
export function listForms(now: Snapshot, { staffed }: Told): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  if (staffed.length === 0) return noDesk();
  const { locale } = now.person;
  const buttons = DESKS.routes.flatMap(({ forms }) =>
    forms.map(({ id, label }): Button => ({ id: `problem-form:${id}`, name: label[locale] })),
  );
  return decide({ says: [{ key: 'desks-list', buttons }] });
}

export function askForForm(now: Snapshot, formId: string, { staffed }: Told): Decision {
  const form = formOf(formId);
  if (now.person.joinedAt === undefined) return askForCard();
  if (form === undefined) return stale();
  if (staffed.length === 0) return noDesk();
  const params = { form: form.label[now.person.locale], ask: form.ask[now.person.locale] };
  return decide({
    changes: [waitFor({ kind: 'problem-words', form: form.id })],
    says: [{ key: 'problem-form', params }],
  });
}

/** Kept sealed, as a draft; then which item it is, or for a form, the preview. */
export function hearProblem(now: Snapshot, words: string, told: Told): Decision {
  const { waiting } = now.dialogue;
  if (waiting?.kind === 'problem-words' && waiting.problemId !== undefined)
    return hearMore(words, told);
  const form = waiting?.kind === 'problem-words' ? waiting.form : undefined;
  const problem = draftOf(now, form);
  const kept = keep(problem, words);
  if (form !== undefined) return both(kept, settle(now, problem, told));
  return both(
    kept,
    decide({
      changes: [waitFor({ kind: 'problem-item', problemId: problem.id })],
      says: [
        items(now, 'problem-items', told.offered, { id: 'problem-other', label: 'problem-other' }),
      ],
    }),
  );
}

/** Said in the same breath as a crisis: it is kept, help goes first, and nothing is sent. */
export function keepProblem(now: Snapshot, words: string): Decision {
  const { waiting } = now.dialogue;
  if (waiting?.kind !== 'problem-words') return decide({});
  if (waiting.problemId !== undefined) return decide({ changes: [waitFor(undefined)] });
  const problem = draftOf(now, waiting.form);
  const buttons: readonly Button[] = [{ id: `problem-show:${problem.id}`, label: 'problem-show' }];
  return both(
    keep(problem, words),
    decide({ changes: [waitFor(undefined)], says: [{ key: 'problem-kept', buttons }] }),
  );
}

export function showAspects(now: Snapshot): Decision {
  const { locale } = now.person;
  const buttons = ASPECTS.map(
    ({ id, label }): Button => ({ id: `problem-aspect:${id}`, name: label[locale] }),
  );
  return decide({
    says: [
      {
        key: 'problem-aspects',
        buttons: [...buttons, { id: 'problem-item:none', label: 'problem-none' }],
      },
    ],
  });
}

export function showItems(now: Snapshot, aspect: string): Decision {
  const found = ASPECTS.find(({ id }) => id === aspect)?.items ?? [];
  const back = { id: 'problem-other', label: 'problem-other' } as const;
  return decide({ says: [items(now, 'problem-which', found, back)] });
}

export function chooseItem(now: Snapshot, item: string | undefined, told: Told): Decision {
  const { problem } = told;
  if (!isDraft(problem)) return stale();
  return settle(now, { ...problem, item, route: undefined, avoids: [] }, told);
}

/** The draft again: where its item is not chosen yet, that question. */
export function showDraft(now: Snapshot, told: Told): Decision {
  const { problem } = told;
  if (!isDraft(problem)) return stale();
  const on = decide({ changes: [waitFor({ kind: 'problem-item', problemId: problem.id })] });
  return both(on, problem.route === undefined ? showAspects(now) : settle(now, problem, told));
}

function items(
  { person: { locale } }: Snapshot,
  key: 'problem-items' | 'problem-which',
  offered: readonly string[],
  last: Button,
): Say {
  const buttons = offered.map(
    (id): Button => ({ id: `problem-item:${id}`, name: itemLabel(id, locale) ?? id }),
  );
  return { key, buttons: [...buttons, last] };
}

function draftOf({ newId, now }: Snapshot, form: string | undefined): Problem {
  return {
    id: newId(),
    state: 'draft',
    form,
    item: undefined,
    route: undefined,
    avoids: [],
    withUnit: true,
    toldAt: now,
    standing: undefined,
    verdict: undefined,
    added: 'none',
    isOffered: false,
  };
}

function keep({ id: problemId, form }: Problem, words: string): Decision {
  const cut = words.trim().slice(0, WORDS_MAX);
  return decide({ changes: [{ kind: 'problem-told', problemId, words: cut, form }] });
}

/** A problem that nobody could read must not look like one that somebody will. */
function noDesk(): Decision {
  return decide({
    changes: [waitFor(undefined)],
    says: [{ key: 'problem-no-desk', buttons: [{ id: 'talk', label: 'talk' }] }],
  });
}
