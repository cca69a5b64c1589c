// What the audit log keeps of a change: which, about whom, and codes. Never words.

import type { AuditDraft } from '../trust/audit/event.ts';
import type { Change } from './decision.ts';

type Detail = AuditDraft['detail'];

/** Absent for derived state (decision 25). */
export function auditOf(
  change: Change,
  personId: string,
  actor: string,
  at: Date,
): AuditDraft | undefined {
  const detail = detailOf(change);
  if (detail === undefined) return undefined;
  return { at, actor, action: change.kind, subject: `person:${personId}`, detail };
}

function detailOf(change: Change): Detail | undefined {
  switch (change.kind) {
    case 'notice-shown':
      return { wording: change.wording };
    case 'card-used':
      return { unit: change.unitId };
    case 'unit-changed':
      return { unit: change.unitId };
    case 'ending-set':
      return { at: change.at.toISOString(), why: change.why };
    case 'unit-left':
    case 'ending-dropped':
    case 'card-refused':
    case 'stopped':
    case 'incident-marked':
    // That a series changed, never which or how: leaving one is nobody's to read.
    case 'incident-series-set':
    case 'phrase-made':
    case 'resumed':
    case 'follow-ups-declined':
    case 'erased':
    case 'sealed-card-destroyed':
      return {};
    case 'glass-told':
      return { opening: change.glassId };
    case 'card-field-sealed':
    case 'card-field-dropped':
      return { field: change.field };
    case 'squad-chosen':
      return { squad: change.squadId ?? 'none' };
    // Which part, never what: a reason to be away is nobody's to read.
    case 'rhythm-set':
      return { parts: Object.keys(change.set).join(' ') };
    case 'quiet-set':
      return { fromMin: change.fromMin, toMin: change.toMin };
    case 'locale-chosen':
      return { locale: change.locale };
    case 'consent-given':
    case 'consent-withdrawn':
      return { scope: change.scope, wording: change.wording, locale: change.locale };
    case 'data-forgotten':
      return { scope: change.scope };
    case 'check-in-asked':
      return { checkIn: change.checkInId, slot: change.slot };
    case 'check-in-answered':
    case 'check-in-withdrawn':
      return { checkIn: change.checkInId };
    case 'scale-started':
      return { run: change.runId, scale: change.scaleId };
    case 'scale-answered':
      return { run: change.runId, done: change.isDone ?? 'no' };
    case 'scale-withdrawn':
      return { run: change.runId };
    case 'shift-told':
      return { shift: change.shift, since: change.since.toISOString() };
    case 'message-kept':
      return {
        message: change.messageId,
        under: change.caseId === undefined ? 'person' : 'case',
        ...(change.author && { author: change.author }),
      };
    case 'reply-chosen':
      return {
        message: change.messageId,
        by: change.by,
        why: change.why,
        prompt: change.prompt,
      };
    case 'message-rated':
      return { message: change.messageId, by: change.by };
    case 'alarm-raised':
      return { alarm: change.alarmId, case: change.caseId ?? 'none' };
    case 'alarms-answered':
      return {
        verdict: change.verdict,
        about: change.about === 'trend' ? 'trend' : change.about.caseId,
      };
    case 'case-opened':
      return { case: change.caseId, state: change.state };
    case 'messenger-refused':
    case 'case-raised':
    case 'case-queued':
      return { case: change.caseId };
    case 'case-ended':
      return { case: change.caseId, why: change.why };
    case 'line-uncovered':
      return { case: change.caseId, message: change.messageId };
    case 'case-wished':
      return { case: change.caseId, wish: change.wish };
    case 'case-rated':
      return { case: change.caseId, after: change.after };
    case 'appointment-made':
      return { appointment: change.appointmentId, staff: change.staffId, byAlias: change.byAlias };
    case 'appointment-ended':
      return { appointment: change.appointmentId, why: change.why };
    case 'flag-sent':
      return { flag: change.flagId, lapsesAt: change.lapsesAt.toISOString() };
    case 'address-moved':
      return { channel: change.to.channel, by: change.by };
    case 'flag-drafted':
    case 'flag-addressed':
      return { flag: change.flagId, reader: change.readerId ?? 'any' };
    case 'flag-taken-back':
    case 'flag-dropped':
    case 'flag-lapsed':
    case 'flag-returned':
      return { flag: change.flagId };
    case 'problem-told':
    case 'problem-sent':
    case 'problem-taken-back':
    case 'problem-dropped':
    case 'problem-added':
    case 'problem-added-sent':
    case 'problem-added-dropped':
    case 'problem-offered':
    case 'problem-backed':
      return { problem: change.problemId };
    // To which desk, never about what.
    case 'problem-sorted':
      return { problem: change.problemId, desk: change.route };
    case 'problem-stands':
      return { problem: change.problemId, standing: change.standing };
    case 'problem-judged':
      return { problem: change.problemId, verdict: change.verdict };
    case 'problem-published':
      return { problem: change.problemId, isYes: change.isYes };
    case 'me-too-said':
      return { entry: change.entryId };
    case 'activity-name-drafted':
    case 'activity-joined':
      return { signup: change.signupId, activity: change.activityId };
    // Never whom they thank, or who thanked them.
    case 'kudos-drafted':
    case 'kudos-sent':
    case 'kudos-dropped':
    case 'kudos-refused':
    case 'kudos-received':
      return { kudos: change.kudosId };
    case 'campaign-invited':
      return { campaign: change.campaignId };
    case 'activity-left':
      return { signup: change.signupId, why: change.why };
    // That they said what they think, never what.
    case 'activity-rated':
    case 'activity-place-got':
    case 'activity-words-drafted':
    case 'activity-words-sent':
    case 'activity-words-dropped':
      return { signup: change.signupId };
    case 'card-masks-dropped':
    case 'dialogue-moved':
    case 'lines-chosen':
    // About nobody: a record would say who.
    case 'resource-opened':
      return undefined;
  }
}
