// Changes of the rooms of care, as writes.

import { putKudos, updateKudos } from '../../db/kudos.ts';
import { putMeToo, updateProblem } from '../../db/problems.ts';
import { putSignup, updateSignup } from '../../db/signups.ts';
import type { CareChange } from '../care/chat/changes.ts';
import {
  sealedOf,
  writeProblem,
  writeProblemAdded,
  writeProblemAnswer,
  writeProblemOffer,
  writeProblemVerdict,
} from './write-problem.flow.ts';
import type { At, ChangeOf } from './write-sealed.flow.ts';

type Kind = CareChange['kind'];
type Writers = {
  readonly [K in Kind]: (change: ChangeOf<K>, at: At) => void;
};

export const CARE_WRITERS: Writers = {
  'problem-told': (change, at) => writeProblem(change, at),
  'problem-sorted': ({ kind: _kind, problemId, item, route, avoids, withUnit }, { tx }) =>
    updateProblem(tx, problemId, { item: item ?? null, route, avoids: [...avoids], withUnit }),
  'problem-sent': ({ problemId }, { tx, now }) =>
    updateProblem(tx, problemId, { state: 'sent', sentAt: now.now }),
  'problem-taken-back': ({ problemId }, { tx }) =>
    updateProblem(tx, problemId, { state: 'taken-back', offer: null }),
  'problem-dropped': ({ problemId }, { tx }) => updateProblem(tx, problemId, { state: 'dropped' }),
  'problem-stands': (change, at) => writeProblemAnswer(change, at),
  'problem-backed': ({ problemId, steps }, { tx }) =>
    updateProblem(tx, problemId, { backed: [...steps] }),
  'problem-judged': (change, at) => writeProblemVerdict(change, at),
  'problem-added': (change, at) => writeProblemAdded(change, at),
  'problem-added-sent': ({ problemId }, { tx, now }) =>
    updateProblem(tx, problemId, { addedAt: now.now }),
  'problem-added-dropped': ({ problemId }, { tx }) => updateProblem(tx, problemId, { added: null }),
  'problem-offered': (change, at) => writeProblemOffer(change, at),
  'problem-published': ({ problemId }, { tx }) => updateProblem(tx, problemId, { offer: null }),
  'activity-name-drafted': ({ signupId: id, activityId, words }, at) =>
    putSignup(at.tx, {
      id,
      activityId,
      personId: at.now.person.id,
      state: 'draft',
      name: sealedOf(words, id, at),
      madeAt: at.now.now,
    }),
  'activity-joined': ({ signupId: id, activityId, nth, isWaiting }, { tx, now }) =>
    putSignup(tx, {
      id,
      activityId,
      personId: now.person.id,
      state: isWaiting ? 'waiting' : 'in',
      nth,
      madeAt: now.now,
    }),
  'activity-place-got': ({ signupId }, { tx }) => updateSignup(tx, signupId, { state: 'in' }),
  'activity-left': ({ signupId, why }, { tx }) =>
    updateSignup(tx, signupId, { state: why, name: null }),
  'activity-rated': ({ signupId, rating }, { tx, now }) =>
    updateSignup(tx, signupId, { rating, feedbackId: now.newId() }),
  'activity-words-drafted': ({ signupId, words }, at) =>
    updateSignup(at.tx, signupId, { words: sealedOf(words, signupId, at), wordsState: 'draft' }),
  'activity-words-sent': ({ signupId }, { tx }) =>
    updateSignup(tx, signupId, { wordsState: 'sent' }),
  'activity-words-dropped': ({ signupId }, { tx }) =>
    updateSignup(tx, signupId, { words: null, wordsState: null }),
  'kudos-drafted': ({ kudosId: id, toId, words }, at) =>
    putKudos(at.tx, {
      id,
      side: 'sent',
      personId: at.now.person.id,
      otherId: toId ?? null,
      state: 'draft',
      sealed: sealedOf(words, id, at),
      at: at.now.now,
    }),
  'kudos-sent': ({ kudosId: id, sign }, { tx }) =>
    updateKudos(tx, { id, side: 'sent' }, { state: 'sent', sign }),
  'kudos-dropped': ({ kudosId: id }, { tx }) =>
    updateKudos(tx, { id, side: 'sent' }, { state: 'dropped', sealed: null }),
  'kudos-refused': ({ kudosId: id }, { tx }) =>
    updateKudos(tx, { id, side: 'got' }, { state: 'refused', sealed: null }),
  'kudos-received': ({ kudosId: id, fromId, words }, at) =>
    putKudos(at.tx, {
      id,
      side: 'got',
      personId: at.now.person.id,
      otherId: fromId,
      state: 'received',
      sealed: sealedOf(words, id, at),
      at: at.now.now,
    }),
  // The audit record is all there is of it.
  'campaign-invited': () => undefined,
  'me-too-said': ({ entryId }, { tx, now }) => putMeToo(tx, { entryId, personId: now.person.id }),
};
