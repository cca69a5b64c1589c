// What was told under "say it", and what came back to it: sealed under the person's own key.

import { putProblem, updateProblem } from '../../db/problems.ts';
import { type Sealed, seal } from '../ops/keys.ts';
import type { At, ChangeOf } from './write-sealed.flow.ts';

export function writeProblem(
  { problemId: id, words, form }: ChangeOf<'problem-told'>,
  at: At,
): void {
  const { tx, now } = at;
  putProblem(tx, {
    id,
    personId: now.person.id,
    state: 'draft',
    form: form ?? null,
    sealed: sealedOf(words, id, at),
    toldAt: now.now,
  });
}

/** A new answer can be judged anew. */
export function writeProblemAnswer(
  { problemId, standing, words }: ChangeOf<'problem-stands'>,
  at: At,
): void {
  updateProblem(at.tx, problemId, {
    standing,
    standingAt: at.now.now,
    ...(words !== undefined && { answer: sealedOf(words, problemId, at), verdict: null }),
  });
}

/** What is not solved is with the desk again; its answer stays readable, as the earlier one. */
export function writeProblemVerdict(
  { problemId, verdict }: ChangeOf<'problem-judged'>,
  { tx, now }: At,
): void {
  const again = {
    standing: 'received',
    standingAt: now.now,
    added: null,
    addedAt: null,
  } as const;
  updateProblem(tx, problemId, { verdict, ...(verdict === 'reopened' && again) });
}

/** As a draft. */
export function writeProblemAdded({ problemId, words }: ChangeOf<'problem-added'>, at: At): void {
  updateProblem(at.tx, problemId, { added: sealedOf(words, problemId, at), addedAt: null });
}

export function writeProblemOffer({ problemId, words }: ChangeOf<'problem-offered'>, at: At): void {
  updateProblem(at.tx, problemId, { offer: sealedOf(words, problemId, at) });
}

/** Under the person's own key. */
export function sealedOf(words: string, id: string, { keys, now, row }: At): Sealed {
  return seal(keys.open(row.wrapped, now.person.id), words, id);
}
