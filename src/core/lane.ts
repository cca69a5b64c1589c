// Effects of one lane are done in order. What waits for a model has lanes of its own, so that
// nothing else about the same person waits behind it.

import type { Effect } from './effect.ts';

export const MODEL_LANES = 'model:';

export function laneOf(effect: Effect): string {
  if (effect.kind === 'assess.v1') return opinionLane(effect.personId);
  if (effect.kind === 'reply.v1') return replyLane(effect.personId);
  if (effect.kind === 'read-sentence.v1') return `${MODEL_LANES}sentence:${effect.staffId}`;
  if (effect.kind === 'ask-aid.v1') return `${MODEL_LANES}aid:${effect.aidId}`;
  if ('personId' in effect) return effect.personId;
  if ('caseId' in effect) return effect.caseId;
  if ('flagId' in effect) return effect.flagId;
  if ('problemId' in effect) return effect.problemId;
  if ('campaignId' in effect) return effect.campaignId;
  if ('kudosId' in effect) return effect.kudosId;
  if ('signupId' in effect) return effect.signupId;
  if ('activityId' in effect) return effect.activityId;
  if ('requestId' in effect) return effect.requestId;
  if ('entryId' in effect) return effect.entryId;
  if ('glassId' in effect) return effect.glassId;
  if ('appointmentId' in effect) return effect.appointmentId;
  if ('staffId' in effect) return effect.staffId;
  if ('incidentId' in effect) return effect.incidentId;
  if ('unitId' in effect) return effect.unitId;
  return effect.kind;
}

const FOR_MODEL = ['assess.v1', 'reply.v1', 'read-sentence.v1', 'ask-aid.v1'] as const;

type ForModel = Extract<Effect, { readonly kind: (typeof FOR_MODEL)[number] }>;

export function isForModel(effect: Effect): effect is ForModel {
  return FOR_MODEL.some((kind) => kind === effect.kind);
}

/** Every lane that effects about this person may be in by their id. */
export function lanesOfPerson(personId: string): string[] {
  return [personId, opinionLane(personId), replyLane(personId)];
}

function opinionLane(personId: string): string {
  return `${MODEL_LANES}${personId}`;
}

/** A reply does not wait for an opinion on the same message. */
function replyLane(personId: string): string {
  return `${MODEL_LANES}reply:${personId}`;
}
