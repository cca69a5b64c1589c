// What was told to the desks, opened for its teller.

import type { ProblemRow } from '../../../db/problems.ts';
import { unseal } from '../../ops/keys.ts';
import type { OwnProblem } from './own-data.ts';

export function toldOf(rows: readonly ProblemRow[], key: Buffer | undefined): OwnProblem[] {
  return rows.map(({ id, sealed, answer, state, route, standing, toldAt, sentAt }) => ({
    id,
    state,
    route,
    standing,
    toldAt,
    sentAt,
    words: key && unseal(key, sealed, id).toString(),
    answer: key && answer ? unseal(key, answer, id).toString() : undefined,
  }));
}
