// What each effect and each reader uses, and under which consent. A new one is declared here with
// its scope, or with the reason why it needs none; the test beside it holds the code to it.

import type { EffectKind } from '../../../src/core/effect.ts';
import type { Scope } from '../../../src/trust/consent.ts';

export type Use =
  | {
      readonly scope: Scope;
      /** Where the consent is read, when that is not the file itself. */
      readonly by?: string;
    }
  | { readonly none: string };

const HELP = { none: 'help is offered to everyone, whatever they consented to' } as const;
const SENDING = { none: 'the officer sent it, which is the consent (decision 6)' } as const;
const OWN = { none: 'the officer asked for it, about themselves' } as const;
const TIMES = {
  none: 'times of questions only; the question itself asks for the consent',
} as const;

export const EFFECT_USES: { readonly [K in EffectKind]: Use } = {
  'say.v1': { scope: 'scores', by: 'src/core/unasked.ts' },
  'relay.v1': { none: 'a counselor’s words in a talk, which is help' },
  'show-desk.v1': {
    none: 'wakes the counselor’s page, or their chat where the officer was told and did not refuse',
  },
  'tell-console-only.v1': { none: 'a code and a link, to staff' },
  'ring.v1': HELP,
  'watch-talk.v1': { none: 'times of a talk, so that nobody waits for a silent counselor' },
  'keep-talking.v1': HELP,
  'queue-unanswered.v1': HELP,
  'caring-note.v1': { scope: 'contact', by: 'src/checkins/caring/contact.ts' },
  'own-day.v1': { scope: 'contact', by: 'src/checkins/caring/contact.ts' },
  'watch-silence.v1': HELP,
  're-ask.v1': HELP,
  'plan-follow-ups.v1': { none: 'days on which a counselor asks again; the officer may say no' },
  'watch-follow-up.v1': { none: 'times of a counselor’s own work' },
  'open-review.v1': { none: 'ids of a talk, for a lead' },
  'settle-case.v1': { none: 'times and levels only, to end a case' },
  'tell-after.v1': { none: 'a code and a link, to staff' },
  'tell-covered.v1': { none: 'tells the officer what of theirs is covered' },
  'tell-offer.v1': { none: 'a code and a link, to one colleague' },
  'assess.v1': { scope: 'model' },
  'reply.v1': { scope: 'model' },
  'read-sentence.v1': { none: 'an admin’s own sentence about schedules, without names' },
  'ask-aid.v1': { scope: 'model' },
  'watch-trend.v1': { scope: 'trend', by: 'src/listening/trend/follow.ts' },
  'tell-trend.v1': { scope: 'trend', by: 'src/listening/trend/tell.ts' },
  'list-consents.v1': OWN,
  'show-who-saw.v1': OWN,
  'own-data-link.v1': OWN,
  'own-picture.v1': { scope: 'scores', by: 'src/trust/own-data/hand-out.effect.ts' },
  'show-plan.v1': OWN,
  'keep-gone.v1': { none: 'does again what was taken back or erased' },
  'move-link.v1': OWN,
  'forget.v1': { none: 'deletes, unless the consent was given again' },
  'deliver-flag.v1': SENDING,
  'withdraw-flag.v1': { none: 'takes back what was sent' },
  'lapse-flag.v1': { none: 'ends what was sent' },
  'tell-flag-read.v1': { none: 'tells the officer who looked' },
  'announce-glass.v1': { none: 'codes of a request, to staff' },
  'decide-glass.v1': { none: 'the written narrow case, by two people (decision 5)' },
  'end-glass.v1': { none: 'ends an opening' },
  'tell-glass.v1': { none: 'tells the officer who opened what' },
  'deliver-problem.v1': SENDING,
  'withdraw-problem.v1': { none: 'takes back what was sent' },
  'note-problem.v1': SENDING,
  'tell-problem.v1': { none: 'tells the officer what became of what they sent' },
  'count-me-too.v1': { none: 'a count of what officers tapped, told from ten on' },
  'watch-request.v1': { none: 'the station’s own clock; counts to staff, no officer' },
  'count-activity.v1': { none: 'a count of who signed up, told from ten on' },
  'show-signup.v1': SENDING,
  'withdraw-signup.v1': { none: 'takes back what was sent' },
  'remind-activity.v1': { scope: 'contact', by: 'src/core/unasked.ts' },
  'ask-activity.v1': { scope: 'contact', by: 'src/core/unasked.ts' },
  'show-feedback.v1': SENDING,
  'end-activity.v1': { none: 'tells the officer that what they signed up for is off' },
  'change-activity.v1': { none: 'tells the officer that what they signed up for is another' },
  'hand-on-activities.v1': { none: 'the station’s own: who organizes what, no officer' },
  'deliver-kudos.v1': SENDING,
  'start-campaign.v1': {
    none: 'asks everybody of a unit alike; who answers what is in none of it',
  },
  'tell-answers.v1': { scope: 'statistics', by: 'db/scales.ts' },
  'invite-campaign.v1': { none: 'asks once, and ends with STOP or a pause' },
  'return-flags.v1': { none: 'takes back what was sent' },
  'offer-scale.v1': { scope: 'scores', by: 'src/checkins/scales/due.ts' },
  'end-soon.v1': { none: 'tells the officer that their own time here ends' },
  'note-death.v1': { none: 'ends all sending' },
  'ask-incident.v1': { scope: 'scores', by: 'src/checkins/incident/step.ts' },
  'start-incident.v1': {
    none: 'says once to a whole squad that each will be asked, and how to say no',
  },
  'remind-incident.v1': { none: 'the station’s own clock; names a unit, no officer' },
  'remind-care.v1': { none: 'counts of the station’s own tasks, to staff' },
  'show-appointment.v1': SENDING,
  'withdraw-appointment.v1': { none: 'takes back what was sent' },
  'remind-appointment.v1': { scope: 'contact', by: 'src/core/unasked.ts' },
  'end-appointment.v1': { none: 'tells the officer that an agreed time is off' },
  'release-appointments.v1': { none: 'tells the officer that an agreed time is off' },
  'check-peers.v1': { none: 'accounts of the staff against the station’s own roster, no officer' },
  'plan-person.v1': TIMES,
  'plan-unit.v1': TIMES,
  'acknowledge.v1': HELP,
  'release-cases.v1': HELP,
};

/** Tables whose rows exist or are used only under a consent. */
export const CONSENTED_TABLES = ['checkIns', 'messages', 'assessments', 'scaleRuns'] as const;

/** Every file that reads such rows, by the queries of `db/`. */
export const READERS: Readonly<Record<string, Use>> = {
  'src/listening/assess.effect.ts': { scope: 'model' },
  'src/listening/reply.effect.ts': { scope: 'model' },
  'src/hotline/aid/aid.effect.ts': { scope: 'model' },
  'src/core/say.effect.ts': { none: 'a reply to its own officer, decided under `model`' },
  'src/listening/trend/watch.effect.ts': { scope: 'trend', by: 'src/listening/trend/follow.ts' },
  'src/listening/trend/spread.flow.ts': { scope: 'trend', by: 'db/trend.ts' },
  'src/trust/figures/release.flow.ts': { scope: 'statistics', by: 'db/figures.ts' },
  'src/care/campaigns/invite.effect.ts': { scope: 'statistics', by: 'db/scales.ts' },
  'src/core/look-up-scale.flow.ts': { scope: 'scores' },
  'src/core/look-up.flow.ts': { none: 'whether a line of a case is theirs, no word of it' },
  'src/core/look-up-answer.flow.ts': { scope: 'scores' },
  'src/trust/gone/keep-gone.flow.ts': { none: 'does again what was taken back or erased' },
  'src/trust/own-data/gather.flow.ts': OWN,
  'src/trust/own-data/hand-out.effect.ts': { scope: 'scores' },
  'src/core/write.flow.ts': { none: 'deletes what is to be forgotten' },
  'src/hotline/relay.effect.ts': { none: 'a counselor’s words, under the case’s key' },
  'src/hotline/open-case.flow.ts': { none: 'the words and ratings of one case, for its counselor' },
  'src/hotline/aid/aid.flow.ts': { none: 'which lines have no translation yet, no words' },
  'src/hotline/hand-over/watch-talk.effect.ts': { none: 'when the officer last wrote, no words' },
  'src/hotline/after/settle.effect.ts': {
    none: 'when something high was last said, never what: a case stays open after it',
  },
  'src/hotline/counselor-says.flow.ts': { none: 'looks whether this very message was sent' },
  'src/hotline/sign-of.flow.ts': { none: 'what became of the last lines, without their words' },
  'src/hotline/tell-covered.effect.ts': { none: 'whether a line is covered, no word of it' },
  'src/hotline/messenger/show.flow.ts': {
    none: 'the words of one talk, for its counselor; the officer was told and did not refuse',
  },
  'src/hotline/fate.flow.ts': { none: 'what became of a counselor’s line, without its words' },
  'src/checkins/tick.flow.ts': {
    none: 'whether an occasion was asked already, never what was answered',
  },
  'src/cli/play-reads.ts': { none: 'scripted conversations on a throwaway database' },
};

/** Every file from which something leaves: to a model, or to a channel. */
export const EXITS: Readonly<Record<string, Use>> = {
  'src/listening/assess.effect.ts': { scope: 'model' },
  'src/listening/reply.effect.ts': { scope: 'model' },
  'src/hotline/aid/aid.effect.ts': { scope: 'model' },
  'src/ops/telemetry/watch.ts': { none: 'hands on what it is given, and counts it' },
  'src/listening/model-breaker.port.ts': { scope: 'model', by: 'src/listening/assess.effect.ts' },
  'src/cli/doctor.ts': { none: 'one word of ours, to see whether the model answers' },
  'src/core/say.effect.ts': { scope: 'scores', by: 'src/core/unasked.ts' },
  'src/hotline/relay.effect.ts': { none: 'a counselor’s words in a talk, which is help' },
  'src/hotline/sign-of.flow.ts': {
    none: 'that the counselor in the talk is there; nothing of the officer’s',
  },
  'src/hotline/messenger/show.flow.ts': {
    none: 'an officer’s words to their own counselor, covered, as the officer was told',
  },
  'src/core/staff-chats.flow.ts': { none: 'codes and links, to staff' },
  'src/core/fail-safe.flow.ts': HELP,
  'src/trust/consent.effect.ts': OWN,
  'src/core/one-time-link.flow.ts': OWN,
  'src/trust/own-data/hand-out.effect.ts': { scope: 'scores' },
  'src/hotline/plan/show-plan.effect.ts': OWN,
  'src/core/move.flow.ts': { none: 'says goodbye where the officer left' },
  'src/trust/retention/end-people.flow.ts': {
    none: 'tells the officer that their data is erased',
  },
  'src/core/staff-reply.flow.ts': { none: 'answers staff, about nothing of an officer’s' },
  'src/admin/by-model/read.flow.ts': {
    none: 'an admin’s own sentence about schedules, without names',
  },
};

/** Asked through a snapshot, whose answers are empty without the consent. */
export const ASKERS: Readonly<Record<string, Use>> = {
  'src/checkins/tick.flow.ts': { scope: 'scores', by: 'src/checkins/due.ts' },
  'src/core/snapshot.flow.ts': { scope: 'scores' },
};
