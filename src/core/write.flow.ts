// A decision's changes, as writes of one transaction. Words are sealed here, on their way in.

import { putAnswer, putCheckIn } from '../../db/checkins.ts';
import type { Tx } from '../../db/client.ts';
import { putFlag, updateFlag } from '../../db/flags.ts';
import { putCase, unlinkCases, updateCase } from '../../db/hotline.ts';
import { putAssessment, putMessage, unlinkMessages } from '../../db/listening.ts';
import { dropLane } from '../../db/outbox.ts';
import {
  erasePerson,
  type PersonRow,
  putCardUse,
  putConsent,
  updatePerson,
} from '../../db/people.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import { type Keys, seal } from '../ops/keys.ts';
import type { Change, Snapshot } from './decision.ts';

type At = {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly now: Snapshot;
  readonly row: SnapshotRow;
};

export function writeChanges(changes: readonly Change[], at: At): void {
  const caseKeys = new Map<string, Buffer>();
  if (at.row.openCase) caseKeys.set(at.row.openCase.id, at.row.openCase.wrapped);
  for (const change of changes) writeChange(change, at, caseKeys);
  const person = Object.assign({}, ...changes.map((change) => personPart(change, at.now)));
  const isErased = changes.some(({ kind }) => kind === 'erased');
  if (!isErased && Object.keys(person).length > 0) updatePerson(at.tx, at.now.person.id, person);
}

/** What a change does to the person's own row; all parts leave in one update. */
function personPart(change: Change, { now }: Snapshot): Partial<PersonRow> {
  switch (change.kind) {
    case 'notice-shown':
      return { noticedAt: now };
    case 'card-used':
      return { unitId: change.unitId, alias: change.alias, joinedAt: now, ...change.place };
    case 'squad-chosen':
      return { squadId: change.squadId ?? null };
    case 'locale-chosen':
      return { locale: change.locale };
    case 'stopped':
      return { stoppedAt: now };
    case 'resumed':
      return { stoppedAt: null };
    case 'dialogue-moved':
      return { dialogue: change.dialogue };
    case 'lines-chosen':
      return { recent: change.recent };
    default:
      return {};
  }
}

function writeChange(change: Change, at: At, caseKeys: Map<string, Buffer>): void {
  const { tx, keys, now, row } = at;
  const personId = now.person.id;
  switch (change.kind) {
    case 'card-used':
      return putCardUse(tx, change.cardKey);
    case 'consent-given':
    case 'consent-withdrawn':
      return putConsent(tx, {
        personId,
        scope: change.scope,
        isGranted: change.kind === 'consent-given',
        wording: change.wording,
        locale: now.person.locale,
        at: now.now,
      });
    case 'check-in-asked':
      return putCheckIn(tx, {
        id: change.checkInId,
        personId,
        slot: change.slot,
        askedAt: now.now,
      });
    case 'check-in-answered': {
      const { mood, sleepHours } = change;
      return putAnswer(tx, change.checkInId, {
        answeredAt: now.now,
        ...(mood !== undefined && { mood }),
        ...(sleepHours !== undefined && { sleepHours }),
      });
    }
    case 'message-kept': {
      const wrappedCase = change.caseId === undefined ? undefined : caseKeys.get(change.caseId);
      const key =
        change.caseId === undefined || wrappedCase === undefined
          ? keys.open(row.wrapped, personId)
          : keys.open(wrappedCase, change.caseId);
      return putMessage(tx, {
        id: change.messageId,
        personId,
        caseId: change.caseId ?? null,
        author: 'officer',
        sealed: seal(key, change.words, change.messageId),
        at: now.now,
        keepUntil: change.keepUntil ?? null,
      });
    }
    case 'message-rated':
      return putAssessment(tx, {
        personId,
        messageId: change.messageId,
        by: change.by,
        ...change.assessment,
        at: now.now,
      });
    case 'case-opened': {
      const wrapped = keys.newKey(change.caseId);
      caseKeys.set(change.caseId, wrapped);
      return putCase(tx, {
        id: change.caseId,
        code: change.code,
        personId,
        unitId: row.person.unitId,
        level: change.level,
        state: change.state,
        openedAt: now.now,
        levelAt: now.now,
        queuedAt: change.state === 'waiting' ? now.now : null,
        wrapped,
      });
    }
    case 'case-raised':
      return updateCase(tx, change.caseId, {
        level: change.level,
        levelAt: now.now,
        acknowledgedAt: null,
      });
    case 'case-queued':
      return updateCase(tx, change.caseId, { state: 'waiting', queuedAt: now.now });
    case 'case-ended':
      return updateCase(tx, change.caseId, {
        state: 'closed',
        closedAt: now.now,
        outcome: change.why,
      });
    case 'case-rated':
      return updateCase(tx, change.caseId, { after: change.after });
    case 'flag-drafted':
      return putFlag(tx, {
        id: change.flagId,
        personId,
        state: 'draft',
        sealed: seal(keys.open(row.wrapped, personId), change.words, change.flagId),
        draftedAt: now.now,
      });
    case 'flag-sent':
      return updateFlag(tx, change.flagId, {
        state: 'sent',
        sentAt: now.now,
        lapsesAt: change.lapsesAt,
      });
    case 'flag-taken-back':
      return updateFlag(tx, change.flagId, { state: 'taken-back' });
    case 'flag-dropped':
      return updateFlag(tx, change.flagId, { state: 'dropped' });
    case 'flag-lapsed':
      return updateFlag(tx, change.flagId, { state: 'lapsed' });
    case 'erased':
      unlinkCases(tx, personId);
      unlinkMessages(tx, personId);
      dropLane(tx, personId);
      return erasePerson(tx, personId);
    case 'notice-shown':
    case 'card-refused':
    case 'squad-chosen':
    case 'locale-chosen':
    case 'stopped':
    case 'resumed':
    case 'dialogue-moved':
    case 'lines-chosen':
      return undefined; // part of the person's row
  }
}
