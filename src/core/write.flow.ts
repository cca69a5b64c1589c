// A decision's changes, as writes of one transaction.

import { answerAlarms, putAlarm, unlinkAlarms } from '../../db/alarms.ts';
import { endAppointment, putAppointment } from '../../db/appointments.ts';
import { updateGlass } from '../../db/break-glass.ts';
import { dropAids } from '../../db/case-aids.ts';
import { endTasks, wishFor } from '../../db/case-talks.ts';
import { dropAnswer, markShift, putAnswer, putCheckIns } from '../../db/checkins.ts';
import { putConsent } from '../../db/consents.ts';
import { putFlag, updateFlag } from '../../db/flags.ts';
import { forgetData } from '../../db/forget.ts';
import { putGone } from '../../db/gone.ts';
import { endCase, notifyDesk, unlinkCases, updateCase } from '../../db/hotline.ts';
import { putIncident } from '../../db/incidents.ts';
import { putAssessment, unlinkMessages } from '../../db/listening.ts';
import { dropMessengerTalks, refuseMessengerTalks } from '../../db/messenger-talks.ts';
import { dropLane } from '../../db/outbox-lanes.ts';
import { uncoverLine } from '../../db/own-lines.ts';
import { erasePerson, putCardUse, updatePerson } from '../../db/people.ts';
import { putResourceUse } from '../../db/resource-uses.ts';
import { dropRun, putRun, updateRun } from '../../db/scales.ts';
import { clearMasks, dropCard } from '../../db/sealed-cards.ts';
import { CLOSED, UNSEEN } from '../hotline/case-after.ts';
import { saidIn } from '../hotline/desk-news.ts';
import { seal } from '../ops/keys.ts';
import { monthOf } from '../trust/figures/month.ts';
import { goneOf } from '../trust/gone/gone.ts';
import { askedIn } from './asked-in.ts';
import type { Change } from './decision.ts';
import { personPart } from './person-part.ts';
import { ratedIn } from './rated-in.ts';
import { CARE_WRITERS } from './write-care.flow.ts';
import { writeMove, writePhrase } from './write-moving.flow.ts';
import {
  type At,
  type ChangeOf,
  writeCardField,
  writeCase,
  writeMessage,
} from './write-sealed.flow.ts';

export function writeChanges(changes: readonly Change[], at: Omit<At, 'caseKeys'>): void {
  const { openCase } = at.row;
  const caseKeys = new Map(openCase ? [[openCase.id, openCase.wrapped]] : []);
  for (const change of changes) write(change, { ...at, caseKeys });
  const part = personPart(changes, at.now);
  const isErased = changes.some(({ kind }) => kind === 'erased');
  if (!isErased && Object.keys(part).length > 0) updatePerson(at.tx, at.now.person.id, part);
}

type Kind = Change['kind'];
/** `nothing`: the audit record is all there is of it. */
type Writer<K extends Kind> = ((change: ChangeOf<K>, at: At) => void) | 'person-part' | 'nothing';
type Writers = { readonly [K in Kind]: Writer<K> };

const WRITERS: Writers = {
  'notice-shown': 'person-part',
  'card-refused': 'person-part',
  'unit-left': 'person-part',
  'ending-set': 'person-part',
  'ending-dropped': 'person-part',
  'unit-changed': ({ cardKey }, { tx }) => putCardUse(tx, cardKey),
  'squad-chosen': 'person-part',
  'locale-chosen': 'person-part',
  'rhythm-set': 'person-part',
  'quiet-set': 'person-part',
  stopped: 'person-part',
  resumed: 'person-part',
  'dialogue-moved': 'person-part',
  'lines-chosen': 'person-part',
  'card-used': ({ cardKey }, { tx }) => putCardUse(tx, cardKey),
  'consent-given': (change, at) => writeConsent(change, true, at),
  'consent-withdrawn': (change, at) => writeConsent(change, false, at),
  'data-forgotten': ({ scope }, { tx, now }) => forgetData(tx, now.person.id, scope),
  'check-in-asked': (change, { tx, now }) => putCheckIns(tx, [askedIn(change, now)]),
  'check-in-answered': ({ checkInId, mood, sleepHours }, { tx, now }) =>
    putAnswer(tx, checkInId, {
      answeredAt: now.now,
      ...(mood !== undefined && { mood }),
      ...(sleepHours !== undefined && { sleepHours }),
    }),
  'check-in-withdrawn': ({ checkInId }, at) => {
    dropAnswer(at.tx, at.now.person.id, checkInId);
    putGone(at.tx, goneOf('answer', checkInId, at));
  },
  'scale-started': ({ runId: id, scaleId, answers }, { tx, now }) =>
    putRun(tx, { id, personId: now.person.id, scaleId, startedAt: now.now, answers }),
  'scale-answered': ({ runId, answers, isDone, total }, { tx, now }) =>
    updateRun(tx, runId, {
      answers,
      ...(isDone && { total: total ?? null }),
      ...(isDone === 'now' && { finishedAt: now.now }),
    }),
  'scale-withdrawn': ({ runId }, at) => {
    dropRun(at.tx, at.now.person.id, runId);
    putGone(at.tx, goneOf('answer', runId, at));
  },
  'incident-marked': ({ incidentId: id, codeKey, at: happenedAt }, { tx, now }) =>
    putIncident(tx, { id, codeKey, happenedAt, markedAt: now.now }),
  'incident-series-set': 'nothing',
  'shift-told': ({ shift, since }, { tx, now }) => markShift(tx, now.person.id, shift, since),
  'message-kept': (change, at) => writeMessage(change, at),
  'reply-chosen': 'nothing',
  'message-rated': (change, { tx, now }) => putAssessment(tx, ratedIn(change, now)),
  'alarm-raised': ({ alarmId, caseId, messageId, act, level, because }, { tx, now }) =>
    putAlarm(tx, {
      id: alarmId,
      personId: now.person.id,
      caseId: caseId ?? null,
      messageId: messageId ?? null,
      act,
      level,
      because,
      at: now.now,
    }),
  'alarms-answered': ({ verdict, about }, { tx, now }) =>
    answerAlarms(tx, { personId: now.person.id, about, verdict, at: now.now }),
  'case-opened': (change, at) => writeCase(change, at),
  'case-raised': ({ caseId, level }, { tx, now }) =>
    updateCase(tx, caseId, { level, levelAt: now.now, ...UNSEEN }),
  'case-queued': ({ caseId }, { tx, now }) =>
    updateCase(tx, caseId, { state: 'waiting', queuedAt: now.now }),
  'case-ended': ({ caseId, why }, { tx, now }) =>
    why === 'erased'
      ? updateCase(tx, caseId, { ...CLOSED, closedAt: now.now, outcome: why })
      : endCase(tx, caseId, { closedAt: now.now, outcome: why }),
  'case-wished': ({ caseId, wish }, { tx, now }) => wishFor(tx, caseId, now.person.id, wish),
  'messenger-refused': ({ caseId }, { tx, now }) => refuseMessengerTalks(tx, caseId, now.now),
  'line-uncovered': (line, { tx, now }) => uncoverLine(tx, { ...line, personId: now.person.id }),
  'follow-ups-declined': (_change, { tx, now }) => endTasks(tx, now.person.id, 'declined', now.now),
  'case-rated': ({ caseId, after }, { tx }) => updateCase(tx, caseId, { after }),
  'appointment-made': ({ appointmentId: id, staffId, at, byAlias }, { tx, now }) =>
    putAppointment(tx, { id, personId: now.person.id, staffId, at, byAlias, madeAt: now.now }),
  'appointment-ended': ({ appointmentId, why }, { tx }) => endAppointment(tx, appointmentId, why),
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
  'address-moved': (change, at) => writeMove(change, at),
  'phrase-made': (change, at) => writePhrase(change, at),
  ...CARE_WRITERS,
  'flag-returned': ({ flagId }, { tx }) => updateFlag(tx, flagId, { state: 'returned' }),
  'resource-opened': ({ what }, { tx, now }) =>
    putResourceUse(tx, { month: monthOf(now.now), what }),
  'glass-told': ({ glassId }, { tx, now }) => updateGlass(tx, glassId, { toldAt: now.now }),
  'card-field-sealed': (change, at) => writeCardField(change, at),
  'card-field-dropped': ({ field }, { tx, now }) => dropCard(tx, now.person.id, field),
  'card-masks-dropped': (_change, { tx, now }) => clearMasks(tx, now.person.id),
  'sealed-card-destroyed': (_change, { tx, now }) => dropCard(tx, now.person.id),
  erased: (_change, at) => {
    const { tx, now } = at;
    endTasks(tx, now.person.id, 'erased', now.now);
    dropMessengerTalks(tx, now.person.id);
    unlinkCases(tx, now.person.id);
    unlinkMessages(tx, now.person.id);
    unlinkAlarms(tx, now.person.id);
    dropLane(tx, now.person.id);
    putGone(tx, goneOf('erased', now.person.id, at));
    erasePerson(tx, now.person.id);
  },
};

function write<K extends Kind>(change: ChangeOf<K>, at: At): void {
  const writer = WRITERS[change.kind as K];
  if (typeof writer === 'function') writer(change, at);
}

function writeConsent(
  { scope, wording, locale }: ChangeOf<'consent-given' | 'consent-withdrawn'>,
  isGranted: boolean,
  at: At,
): void {
  const { tx, now } = at;
  if (!isGranted) putGone(tx, goneOf(scope, now.person.id, at));
  if (!isGranted && scope === 'model') {
    dropAids(tx, now.person.id); // none is read once more, nor asked for
    if (now.openCase !== undefined) notifyDesk(tx, saidIn(now.openCase.id));
  }
  putConsent(tx, { personId: now.person.id, scope, isGranted, wording, locale, at: now.now });
}
