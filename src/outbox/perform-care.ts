// Effects of the rooms of care, each with its handler.

import {
  countActivity,
  endActivity,
  remindOfActivity,
  showFeedback,
  showSignup,
  withdrawSignup,
} from '../care/activities/activity.effect.ts';
import { handOnActivities, tellChange } from '../care/activities/changing.effect.ts';
import { inviteToCampaign, startCampaign, tellAnswers } from '../care/campaigns/invite.effect.ts';
import type { CareEffect } from '../care/chat/effects.ts';
import { watchRequest } from '../care/desk/watch-request.effect.ts';
import { deliverKudos } from '../care/kudos/deliver.effect.ts';
import {
  countMeToo,
  deliverProblem,
  noteProblem,
  tellProblem,
  withdrawProblem,
} from '../care/say-it/problem.effect.ts';
import type { Tools } from './tools.ts';

export async function performCare(effect: CareEffect, tools: Tools): Promise<void> {
  switch (effect.kind) {
    case 'count-activity.v1':
      return countActivity(effect, tools);
    case 'show-signup.v1':
      return showSignup(effect, tools);
    case 'withdraw-signup.v1':
      return withdrawSignup(effect, tools);
    case 'remind-activity.v1':
      return remindOfActivity(effect, tools);
    case 'ask-activity.v1':
      return remindOfActivity(effect, tools);
    case 'show-feedback.v1':
      return showFeedback(effect, tools);
    case 'end-activity.v1':
      return endActivity(effect, tools);
    case 'change-activity.v1':
      return tellChange(effect, tools);
    case 'hand-on-activities.v1':
      return handOnActivities(effect, tools);
    case 'deliver-kudos.v1':
      return deliverKudos(effect, tools);
    case 'start-campaign.v1':
      return startCampaign(effect, tools);
    case 'invite-campaign.v1':
      return inviteToCampaign(effect, tools);
    case 'tell-answers.v1':
      return tellAnswers(effect, tools);
    case 'deliver-problem.v1':
      return deliverProblem(effect, tools);
    case 'withdraw-problem.v1':
      return withdrawProblem(effect, tools);
    case 'note-problem.v1':
      return noteProblem(effect, tools);
    case 'tell-problem.v1':
      return tellProblem(effect, tools);
    case 'count-me-too.v1':
      return countMeToo(effect, tools);
    case 'watch-request.v1':
      return watchRequest(effect, tools);
  }
}
