// What a desk would read of a draft, and which desk that is; changed as often as the teller likes, then
// sent or dropped. What leaves is exactly what was seen.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Say } from '../../core/effect.ts';
import { dayOf } from '../../core/moment.ts';
import { sayText } from '../../core/say.ts';
import {
  complainsOf,
  deskLabel,
  deskOf,
  formOf,
  itemLabel,
  type Route,
  readerFor,
  routeOf,
} from '../desks.ts';
import type { Problem } from './problem.ts';
import { isDraft, stale, waitFor } from './steps.ts';
import type { Told } from './told.ts';

const DAY_MS = 86_400_000;

export function toggleUnit(now: Snapshot, told: Told): Decision {
  const { problem } = told;
  if (!isDraft(problem)) return stale();
  return settle(now, { ...problem, withUnit: !problem.withUnit }, told);
}

/** It is about that very desk: another one gets it. */
export function avoidDesk(now: Snapshot, told: Told): Decision {
  const { problem } = told;
  if (!isDraft(problem) || problem.route === undefined) return stale();
  const avoids = [...problem.avoids, problem.route];
  return settle(now, { ...problem, avoids, route: undefined }, told);
}

export function sendProblem(now: Snapshot, { problem }: Told): Decision {
  if (!isDraft(problem) || problem.route === undefined) return stale();
  const { id: problemId, route } = problem;
  const days = deskOf(route)?.answerDays ?? 0;
  const date = dayOf(new Date(now.now.getTime() + days * DAY_MS), now.person);
  return decide({
    changes: [{ kind: 'problem-sent', problemId }, waitFor(undefined)],
    says: [
      {
        key: 'problem-sent',
        params: { desk: deskLabel(route, now.person.locale), date },
        buttons: [{ id: `problem-take-back:${problemId}`, label: 'flag-take-back' }],
      },
    ],
    effects: [{ effect: { kind: 'deliver-problem.v1', personId: now.person.id, problemId } }],
  });
}

export function editProblem({ problem }: Told): Decision {
  if (!isDraft(problem)) return stale();
  return decide({
    changes: [
      { kind: 'problem-dropped', problemId: problem.id },
      waitFor({ kind: 'problem-words', ...(problem.form !== undefined && { form: problem.form }) }),
    ],
    says: [{ key: 'problem-write' }],
  });
}

export function cancelProblem({ problem }: Told): Decision {
  if (!isDraft(problem)) return stale();
  return decide({
    changes: [{ kind: 'problem-dropped', problemId: problem.id }, waitFor(undefined)],
    says: [{ key: 'problem-cancelled' }],
  });
}

/** Finds its desk, and shows what that desk would read. */
export function settle(now: Snapshot, problem: Problem, { staffed }: Told): Decision {
  const { id: problemId, item, form, withUnit } = problem;
  const avoids = [...new Set([...problem.avoids, ...complainsOf(item)])];
  const route = readerFor(routeOf({ form, item }), { avoids, staffed });
  if (route === undefined)
    return decide({
      says: [{ key: 'problem-no-other', buttons: [{ id: 'talk', label: 'talk' }] }],
    });
  return decide({
    changes: [
      { kind: 'problem-sorted', problemId, item, route, avoids, withUnit },
      waitFor({ kind: 'problem-preview', problemId }),
    ],
    says: [preview(now, { ...problem, route })],
  });
}

function preview(
  { person: { locale } }: Snapshot,
  { id, item, form, withUnit, route }: Problem & { readonly route: Route },
): Say {
  const about = formOf(form)?.label[locale] ?? itemLabel(item, locale);
  return {
    key: withUnit ? 'problem-preview' : 'problem-preview-no-unit',
    problem: { id, part: 'words' },
    params: {
      desk: deskLabel(route, locale),
      about: about ?? sayText(locale, 'problem-is-unsorted', 0, {}),
    },
    buttons: [
      { id: `problem-send:${id}`, label: 'flag-send' },
      { id: `problem-edit:${id}`, label: 'flag-edit' },
      { id: `problem-unit:${id}`, label: withUnit ? 'problem-no-unit' : 'problem-with-unit' },
      { id: `problem-about:${id}`, label: 'problem-about' },
      { id: `problem-cancel:${id}`, label: 'flag-cancel' },
    ],
  };
}
