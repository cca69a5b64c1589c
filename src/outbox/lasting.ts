// Which effects are never given up. Behind each is a clock that ends at a person, something that
// somebody took back, or a door that must close: put aside, it would be silent. All else may be
// put aside after enough attempts, where an operator sees it.

import type { EffectKind } from '../core/effect.ts';

const IS_LASTING: Readonly<Record<EffectKind, boolean>> = {
  // Alerts, and the clocks of a case.
  'ring.v1': true,
  'acknowledge.v1': true,
  'watch-talk.v1': true,
  'keep-talking.v1': true,
  'queue-unanswered.v1': true,
  'watch-silence.v1': true,
  're-ask.v1': true,
  'plan-follow-ups.v1': true,
  'watch-follow-up.v1': true,
  'open-review.v1': true,
  'settle-case.v1': true,
  'release-cases.v1': true,
  'tell-after.v1': true,
  'tell-offer.v1': true,
  // What an officer sent to people, and the station's own clocks.
  'deliver-flag.v1': true,
  'deliver-problem.v1': true,
  'note-problem.v1': true,
  'watch-request.v1': true,
  'start-incident.v1': true,
  'start-campaign.v1': true,
  'tell-answers.v1': true,
  'remind-incident.v1': true,
  'show-appointment.v1': true,
  'show-signup.v1': true,
  'deliver-kudos.v1': true,
  'show-feedback.v1': true,
  // Taken back, erased, at an end.
  'withdraw-signup.v1': true,
  'end-activity.v1': true,
  'change-activity.v1': true,
  'hand-on-activities.v1': true,
  'count-activity.v1': true,
  'withdraw-flag.v1': true,
  'lapse-flag.v1': true,
  'return-flags.v1': true,
  'withdraw-problem.v1': true,
  'withdraw-appointment.v1': true,
  'end-appointment.v1': true,
  'release-appointments.v1': true,
  'check-peers.v1': true,
  'forget.v1': true,
  'keep-gone.v1': true,
  'note-death.v1': true,
  // Breaking the seal: decided, told and ended by its own hours.
  'announce-glass.v1': true,
  'decide-glass.v1': true,
  'end-glass.v1': true,
  'tell-glass.v1': true,

  'say.v1': false,
  'relay.v1': false,
  'show-desk.v1': false,
  'caring-note.v1': false,
  'own-day.v1': false,
  'assess.v1': false,
  'reply.v1': false,
  'read-sentence.v1': false,
  'ask-aid.v1': false,
  'watch-trend.v1': false,
  'tell-trend.v1': false,
  'list-consents.v1': false,
  'own-data-link.v1': false,
  'own-picture.v1': false,
  'show-plan.v1': false,
  'move-link.v1': false,
  'tell-flag-read.v1': false,
  'count-me-too.v1': false,
  'tell-problem.v1': false,
  'show-who-saw.v1': false,
  'offer-scale.v1': false,
  'end-soon.v1': false,
  'ask-incident.v1': false,
  'plan-person.v1': false,
  'plan-unit.v1': false,
  'remind-care.v1': false,
  'remind-appointment.v1': false,
  'remind-activity.v1': false,
  'ask-activity.v1': false,
  'invite-campaign.v1': false,
};

export function isLasting(kind: EffectKind): boolean {
  // A row that a newer process wrote may be of a kind unknown here: it waits for one that knows it.
  return IS_LASTING[kind] ?? true;
}
