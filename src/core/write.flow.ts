// A decision's changes, as writes of one transaction. Words are sealed here, on their way in.

import { moveAddress } from '../../db/addresses.ts';
import { updateGlass } from '../../db/break-glass.ts';
import { markShift, putAnswer, putCheckIn } from '../../db/checkins.ts';
import type { Tx } from '../../db/client.ts';
import { putConsent } from '../../db/consents.ts';
import { putFlag, updateFlag } from '../../db/flags.ts';
import { forgetData } from '../../db/forget.ts';
import { putGone } from '../../db/gone.ts';
import { endCase, putCase, unlinkCases, updateCase } from '../../db/hotline.ts';
import { putAssessment, putMessage, unlinkMessages } from '../../db/listening.ts';
import { dropLane } from '../../db/outbox.ts';
import { erasePerson, putCardUse, updatePerson } from '../../db/people.ts';
import { clearMasks, dropCard, putCardField } from '../../db/sealed-cards.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import type { Glass } from '../ops/glass.ts';
import { type Keys, seal, type Wrapped } from '../ops/keys.ts';
import { cardOwner, maskOf } from '../trust/glass/card-fields.ts';
import { goneOf } from '../trust/gone/gone.ts';
import type { Change, Snapshot } from './decision.ts';
import { personPart } from './person-part.ts';

/** Characters kept of one message; it is rated whole (decision 15). */
const WORDS_MAX = 16_000;

type At = {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly glass: Glass;
  readonly now: Snapshot;
  readonly row: SnapshotRow;
  /** Wrapped keys of this person's cases, the one opened in this decision among them. */
  readonly caseKeys: Map<string, Wrapped>;
};

export function writeChanges(changes: readonly Change[], at: Omit<At, 'caseKeys'>): void {
  const { openCase } = at.row;
  const caseKeys = new Map(openCase ? [[openCase.id, openCase.wrapped]] : []);
  for (const change of changes) write(change, { ...at, caseKeys });
  const part = personPart(changes, at.now);
  const isErased = changes.some(({ kind }) => kind === 'erased');
  if (!isErased && Object.keys(part).length > 0) updatePerson(at.tx, at.now.person.id, part);
}

type Kind = Change['kind'];
type ChangeOf<K extends Kind> = Change & { readonly kind: K };
type Writers = { readonly [K in Kind]: ((change: ChangeOf<K>, at: At) => void) | 'person-part' };

const WRITERS: Writers = {
  'notice-shown': 'person-part',
  'card-refused': 'person-part',
  'squad-chosen': 'person-part',
  'locale-chosen': 'person-part',
  stopped: 'person-part',
  resumed: 'person-part',
  'dialogue-moved': 'person-part',
  'lines-chosen': 'person-part',
  'card-used': ({ cardKey }, { tx }) => putCardUse(tx, cardKey),
  'consent-given': (change, at) => writeConsent(change, true, at),
  'consent-withdrawn': (change, at) => writeConsent(change, false, at),
  'data-forgotten': ({ scope }, { tx, now }) => forgetData(tx, now.person.id, scope),
  'check-in-asked': ({ checkInId: id, slot }, { tx, now }) =>
    putCheckIn(tx, {
      id,
      personId: now.person.id,
      slot,
      askedAt: now.now,
      shift: now.dialogue.trend?.isOnNights ? 'night' : 'usual',
    }),
  'check-in-answered': ({ checkInId, mood, sleepHours }, { tx, now }) =>
    putAnswer(tx, checkInId, {
      answeredAt: now.now,
      ...(mood !== undefined && { mood }),
      ...(sleepHours !== undefined && { sleepHours }),
    }),
  'shift-told': ({ shift, since }, { tx, now }) => markShift(tx, now.person.id, shift, since),
  'message-kept': (change, at) => writeMessage(change, at),
  'message-rated': ({ messageId, by, assessment }, { tx, now }) =>
    putAssessment(tx, { personId: now.person.id, messageId, by, ...assessment, at: now.now }),
  'case-opened': (change, at) => writeCase(change, at),
  'case-raised': ({ caseId, level }, { tx, now }) =>
    updateCase(tx, caseId, { level, levelAt: now.now, acknowledgedAt: null }),
  'case-queued': ({ caseId }, { tx, now }) =>
    updateCase(tx, caseId, { state: 'waiting', queuedAt: now.now }),
  'case-ended': ({ caseId, why }, { tx, now }) =>
    why === 'erased'
      ? updateCase(tx, caseId, { state: 'closed', closedAt: now.now, outcome: why })
      : endCase(tx, caseId, { closedAt: now.now, outcome: why }),
  'case-rated': ({ caseId, after }, { tx }) => updateCase(tx, caseId, { after }),
  'flag-drafted': ({ flagId: id, words, readerId }, { tx, keys, now, row }) =>
    putFlag(tx, {
      id,
      personId: now.person.id,
      state: 'draft',
      sealed: seal(keys.open(row.wrapped, now.person.id), words, id),
      draftedAt: now.now,
      readerId: readerId ?? null,
    }),
  'flag-addressed': ({ flagId, readerId }, { tx }) =>
    updateFlag(tx, flagId, { readerId: readerId ?? null }),
  'flag-sent': ({ flagId, lapsesAt }, { tx, now }) =>
    updateFlag(tx, flagId, { state: 'sent', sentAt: now.now, lapsesAt }),
  'flag-taken-back': ({ flagId }, { tx }) => updateFlag(tx, flagId, { state: 'taken-back' }),
  'flag-dropped': ({ flagId }, { tx }) => updateFlag(tx, flagId, { state: 'dropped' }),
  'flag-lapsed': ({ flagId }, { tx }) => updateFlag(tx, flagId, { state: 'lapsed' }),
  'address-moved': ({ to }, { tx, keys, now, row }) =>
    moveAddress(tx, {
      addressKey: keys.addressKey(to),
      personId: now.person.id,
      channel: to.channel,
      sealed: seal(keys.open(row.wrapped, now.person.id), to.id, now.person.id),
    }),
  'flag-returned': ({ flagId }, { tx }) => updateFlag(tx, flagId, { state: 'returned' }),
  'glass-told': ({ glassId }, { tx, now }) => updateGlass(tx, glassId, { toldAt: now.now }),
  'card-field-sealed': (change, at) => writeCardField(change, at),
  'card-field-dropped': ({ field }, { tx, now }) => dropCard(tx, now.person.id, field),
  'card-masks-dropped': (_change, { tx, now }) => clearMasks(tx, now.person.id),
  'sealed-card-destroyed': (_change, { tx, now }) => dropCard(tx, now.person.id),
  erased: (_change, at) => {
    const { tx, now } = at;
    unlinkCases(tx, now.person.id);
    unlinkMessages(tx, now.person.id);
    dropLane(tx, now.person.id);
    putGone(tx, goneOf('erased', now.person.id, at));
    erasePerson(tx, now.person.id);
  },
};

function write<K extends Kind>(change: ChangeOf<K>, at: At): void {
  const writer = WRITERS[change.kind as K];
  if (writer !== 'person-part') writer(change, at);
}

function writeConsent(
  { scope, wording, locale }: ChangeOf<'consent-given' | 'consent-withdrawn'>,
  isGranted: boolean,
  at: At,
): void {
  const { tx, now } = at;
  if (!isGranted) putGone(tx, goneOf(scope, now.person.id, at));
  putConsent(tx, { personId: now.person.id, scope, isGranted, wording, locale, at: now.now });
}

function writeCardField(
  { field, words }: ChangeOf<'card-field-sealed'>,
  { tx, keys, glass, now, row }: At,
): void {
  const { id: personId } = now.person;
  const owner = cardOwner(personId, field);
  putCardField(tx, {
    personId,
    field,
    keyId: glass.keyId,
    sealed: glass.seal(words, owner),
    mask: seal(keys.open(row.wrapped, personId), maskOf(field, words), owner),
    leftAt: now.now,
  });
}

function writeMessage(change: ChangeOf<'message-kept'>, at: At): void {
  const { tx, now } = at;
  putMessage(tx, {
    id: change.messageId,
    personId: now.person.id,
    caseId: change.caseId ?? null,
    author: 'officer',
    sealed: seal(messageKey(change, at), change.words.slice(0, WORDS_MAX), change.messageId),
    at: now.now,
    keepUntil: change.keepUntil ?? null,
  });
}

function messageKey(
  { caseId }: ChangeOf<'message-kept'>,
  { keys, now, row, caseKeys }: At,
): Buffer {
  const wrapped = caseId === undefined ? undefined : caseKeys.get(caseId);
  return wrapped === undefined || caseId === undefined
    ? keys.open(row.wrapped, now.person.id)
    : keys.open(wrapped, caseId);
}

function writeCase(change: ChangeOf<'case-opened'>, { tx, keys, now, row, caseKeys }: At): void {
  const wrapped = keys.newKey(change.caseId);
  caseKeys.set(change.caseId, wrapped);
  putCase(tx, {
    id: change.caseId,
    code: change.code,
    personId: now.person.id,
    unitId: row.person.unitId,
    level: change.level,
    state: change.state,
    openedAt: now.now,
    levelAt: now.now,
    queuedAt: change.state === 'waiting' ? now.now : null,
    wrapped,
  });
}
