// What was told to the desks, and what was signed up for, opened for whoever did.

import type { KudosRow } from '../../../db/kudos.ts';
import type { ProblemRow } from '../../../db/problems.ts';
import type { SignupRow } from '../../../db/signups.ts';
import { type Sealed, unseal } from '../../ops/keys.ts';
import type { OwnKudos, OwnProblem, OwnSignup } from './own-data.ts';

export function toldOf(rows: readonly ProblemRow[], key: Buffer | undefined): OwnProblem[] {
  return rows.map(({ id, sealed, answer, added, state, route, standing, toldAt, sentAt }) => ({
    id,
    state,
    route,
    standing,
    toldAt,
    sentAt,
    words: key && unseal(key, sealed, id).toString(),
    added: key && added ? unseal(key, added, id).toString() : undefined,
    answer: key && answer ? unseal(key, answer, id).toString() : undefined,
  }));
}

export function signupsFor(rows: readonly SignupRow[], key: Buffer | undefined): OwnSignup[] {
  return rows.map(({ id, activityId, state, madeAt, rating, name, words }) => {
    const open = (part: Sealed | null) =>
      key && part ? unseal(key, part, id).toString() : undefined;
    return { id, activityId, state, madeAt, rating, name: open(name), words: open(words) };
  });
}

/** Under which subjects the log tells of what they handed over. */
export function handedBy({
  id,
  feedbackId,
}: {
  readonly id: string;
  readonly feedbackId: string | null;
}): string[] {
  return [`handed:${id}`, ...(feedbackId === null ? [] : [`handed:${feedbackId}`])];
}

export function kudosFor(rows: readonly KudosRow[], key: Buffer | undefined): OwnKudos[] {
  return rows.map(({ id, side, state, at, sealed }) => {
    const words = key && sealed ? unseal(key, sealed, id).toString() : undefined;
    return { id, side, state, at, words };
  });
}
