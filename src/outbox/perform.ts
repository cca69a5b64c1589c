// Effects at work: each kind has one handler, which may run twice and must not matter if it does.

import type { Claimed } from '../../db/outbox.ts';
import { readSentence } from '../admin/by-model/read-sentence.effect.ts';
import { checkPeers } from '../admin/peers/check-peers.effect.ts';
import { remindOfCare } from '../care/remind.effect.ts';
import { sendCaringNote, sendOwnDay } from '../checkins/caring/caring.effect.ts';
import { askIncident, remindOfIncident, startIncident } from '../checkins/incident/ask.effect.ts';
import { planPerson, planUnit } from '../checkins/plan.effect.ts';
import { offerScale } from '../checkins/scales/offer.effect.ts';
import type { KnownDoor } from '../core/ports.ts';
import { sayLine } from '../core/say.effect.ts';
import { acknowledgeCase } from '../hotline/acknowledge.effect.ts';
import { planFollowUps, watchFollowUp } from '../hotline/after/follow-up.effect.ts';
import { openReview, tellAfter } from '../hotline/after/review.effect.ts';
import { settleCase } from '../hotline/after/settle.effect.ts';
import { askForAid } from '../hotline/aid/aid.effect.ts';
import { tellOffer } from '../hotline/hand-over/tell-offer.effect.ts';
import { watchTalk } from '../hotline/hand-over/watch-talk.effect.ts';
import { keepTalking } from '../hotline/keep-talking.effect.ts';
import { showSaid, tellConsoleOnly } from '../hotline/messenger/show-said.effect.ts';
import { showPlan } from '../hotline/plan/show-plan.effect.ts';
import { queueUnanswered } from '../hotline/queue-unanswered.effect.ts';
import { reAsk } from '../hotline/re-ask.effect.ts';
import { relay } from '../hotline/relay.effect.ts';
import { releaseCases } from '../hotline/release-cases.effect.ts';
import { ring } from '../hotline/ring.effect.ts';
import { tellCovered } from '../hotline/tell-covered.effect.ts';
import { watchSilence } from '../hotline/watch-silence.effect.ts';
import { assess } from '../listening/assess.effect.ts';
import { replyTo } from '../listening/reply.effect.ts';
import { tellTrend, watchTrend } from '../listening/trend/watch.effect.ts';
import { RetryLater } from '../ops/errors.ts';
import { forget, listConsents } from '../trust/consent.effect.ts';
import {
  deliverFlag,
  lapseFlag,
  returnFlags,
  tellFlagRead,
  withdrawFlag,
} from '../trust/flag.effect.ts';
import { announceGlass, decideFromChat, endGlass, tellGlass } from '../trust/glass/glass.effect.ts';
import { fileGone } from '../trust/gone/keep-gone.effect.ts';
import { markDied, remindOfEnd } from '../trust/leaving/leaving.effect.ts';
import { sendMoveLink } from '../trust/moving/link.effect.ts';
import { sendOwnDataLink, sendOwnPicture } from '../trust/own-data/hand-out.effect.ts';
import { showWhoSaw } from '../trust/reads/who-saw.effect.ts';
import { markingRepeats } from './mark-repeats.ts';
import { performAppointment } from './perform-appointment.ts';
import { performCare } from './perform-care.ts';
import type { Tools } from './tools.ts';

/** Beside newer processes an older one meets what they have put into the outbox. */
const NEWER_ONE_MS = 30_000;

export async function perform(
  { effect, id, isMaybeDone }: Claimed,
  given: Tools,
  door?: KnownDoor,
): Promise<void> {
  const tools = isMaybeDone === true ? markingRepeats(given) : given;
  switch (effect.kind) {
    case 'say.v1':
      return sayLine(effect, id, tools, door);
    case 'relay.v1':
      return relay(effect, id, tools);
    case 'show-desk.v1':
      return showSaid(effect, tools);
    case 'tell-console-only.v1':
      return tellConsoleOnly(effect, id, tools);
    case 'ring.v1':
      return ring(effect, tools);
    case 'watch-talk.v1':
      return watchTalk(effect, tools);
    case 'keep-talking.v1':
      return keepTalking(effect, tools);
    case 'queue-unanswered.v1':
      return queueUnanswered(effect, tools);
    case 'caring-note.v1':
      return sendCaringNote(effect, tools);
    case 'own-day.v1':
      return sendOwnDay(effect, tools);
    case 'watch-silence.v1':
      return watchSilence(effect, tools);
    case 're-ask.v1':
      return reAsk(effect, tools);
    case 'plan-follow-ups.v1':
      return planFollowUps(effect, tools);
    case 'watch-follow-up.v1':
      return watchFollowUp(effect, tools);
    case 'open-review.v1':
      return openReview(effect, tools);
    case 'settle-case.v1':
      return settleCase(effect, tools);
    case 'tell-after.v1':
      return tellAfter(effect, id, tools);
    case 'tell-covered.v1':
      return tellCovered(effect, tools);
    case 'tell-offer.v1':
      return tellOffer(effect, id, tools);
    case 'assess.v1':
      return assess(effect, tools);
    case 'reply.v1':
      return replyTo(effect, tools);
    case 'read-sentence.v1':
      return readSentence(effect, tools);
    case 'ask-aid.v1':
      return askForAid(effect, tools);
    case 'watch-trend.v1':
      return watchTrend(effect, tools);
    case 'tell-trend.v1':
      return tellTrend(effect, tools);
    case 'list-consents.v1':
      return listConsents(effect, id, tools);
    case 'keep-gone.v1':
      return fileGone(tools);
    case 'move-link.v1':
      return sendMoveLink(effect, id, tools);
    case 'show-plan.v1':
      return showPlan(effect, id, tools);
    case 'own-data-link.v1':
      return sendOwnDataLink(effect, id, tools);
    case 'own-picture.v1':
      return sendOwnPicture(effect, id, tools);
    case 'forget.v1':
      return forget(effect, tools);
    case 'deliver-flag.v1':
      return deliverFlag(effect, tools);
    case 'withdraw-flag.v1':
      return withdrawFlag(effect, tools);
    case 'lapse-flag.v1':
      return lapseFlag(effect, tools);
    case 'tell-flag-read.v1':
      return tellFlagRead(effect, tools);
    case 'return-flags.v1':
      return returnFlags(effect, tools);
    case 'show-who-saw.v1':
      return showWhoSaw(effect, tools);
    case 'announce-glass.v1':
      return announceGlass(effect, tools);
    case 'decide-glass.v1':
      return decideFromChat(effect, tools);
    case 'end-glass.v1':
      return endGlass(effect, tools);
    case 'tell-glass.v1':
      return tellGlass(effect, tools);
    case 'end-soon.v1':
      return remindOfEnd(effect, tools);
    case 'note-death.v1':
      return markDied(effect, tools);
    case 'offer-scale.v1':
      return offerScale(effect, tools);
    case 'ask-incident.v1':
      return askIncident(effect, tools);
    case 'start-incident.v1':
      return startIncident(effect, tools);
    case 'remind-incident.v1':
      return remindOfIncident(effect, tools);
    case 'plan-person.v1':
      return planPerson(effect, tools);
    case 'plan-unit.v1':
      return planUnit(effect, tools);
    case 'count-activity.v1':
    case 'show-signup.v1':
    case 'withdraw-signup.v1':
    case 'remind-activity.v1':
    case 'ask-activity.v1':
    case 'show-feedback.v1':
    case 'end-activity.v1':
    case 'change-activity.v1':
    case 'hand-on-activities.v1':
    case 'deliver-kudos.v1':
    case 'start-campaign.v1':
    case 'invite-campaign.v1':
    case 'tell-answers.v1':
    case 'deliver-problem.v1':
    case 'withdraw-problem.v1':
    case 'note-problem.v1':
    case 'tell-problem.v1':
    case 'count-me-too.v1':
    case 'watch-request.v1':
      return performCare(effect, tools);
    case 'remind-care.v1':
      return remindOfCare(effect, tools);
    case 'show-appointment.v1':
    case 'withdraw-appointment.v1':
    case 'remind-appointment.v1':
    case 'end-appointment.v1':
    case 'release-appointments.v1':
      return performAppointment(effect, tools);
    case 'check-peers.v1':
      return checkPeers(tools);
    case 'acknowledge.v1':
      return acknowledgeCase(effect, tools);
    case 'release-cases.v1':
      return releaseCases(effect, tools);
  } // Nothing of ours has another kind. A newer program's waits for a process that knows it.
  throw new RetryLater('effect-of-a-newer-version', {}, NEWER_ONE_MS);
}
