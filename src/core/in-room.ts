// Taps, codes and whole-message words that belong to one room, and go there before anything else; and
// what was meant as a tap and is none.

import { NO_ACTIVITIES, onActivity } from '../care/activities/asking.ts';
import { activityIntentOf, awaitedWords } from '../care/activities/tap.ts';
import { kudosIntentOf } from '../care/kudos/tap.ts';
import { NO_KUDOS, onKudos } from '../care/kudos/thanking.ts';
import { joinByCode, onIncident } from '../checkins/incident/member.ts';
import { incidentIntentOf } from '../checkins/incident/tap.ts';
import { onScale, typedOnScale } from '../checkins/scales/asking.ts';
import { scaleIntentOf } from '../checkins/scales/tap.ts';
import { isWithCounselor } from '../hotline/alarm.ts';
import { onBooking } from '../hotline/appointments/booking.ts';
import { bookIntentOf } from '../hotline/appointments/tap.ts';
import { leaveCard } from '../trust/glass/card-steps.ts';
import { onClosedLine } from '../trust/leaving/death.ts';
import { both, type Decision, type Snapshot } from './decision.ts';
import type { Heard } from './heard.ts';
import { notACommand } from './settings.ts';

export function inRoom(now: Snapshot, heard: Heard): Decision | undefined {
  if (onClosedLine(now, heard.intent) !== undefined) return undefined;
  if (heard.said.kind === 'words' && heard.said.isMistyped === true) return notACommand();
  const done =
    inScale(now, heard) ??
    inIncident(now, heard) ??
    inBooking(now, heard) ??
    inActivity(now, heard) ??
    inKudos(now, heard);
  return done && both(leaveCard(now), done);
}

/** A tap or a word that belongs to a questionnaire. */
function inScale(now: Snapshot, { said, scales = {} }: Heard): Decision | undefined {
  const words = said.kind === 'words' || said.kind === 'edited' ? said.words : '';
  const wanted = scaleIntentOf(said) ?? typedOnScale(now, words, scales.scale);
  return wanted && onScale(now, wanted, scales);
}

/** A code of a series, or a tap in one. */
function inIncident(now: Snapshot, { said, incident }: Heard): Decision | undefined {
  if (said.kind === 'words' && isWithCounselor(now)) return undefined;
  const wanted = incidentIntentOf(said);
  return wanted ? onIncident(now, wanted, incident) : incident && joinByCode(now, incident);
}

/** A tap or a word about a time to talk. */
function inBooking(now: Snapshot, { said, booking }: Heard): Decision | undefined {
  if (said.kind === 'words' && isWithCounselor(now)) return undefined;
  const wanted = bookIntentOf(said);
  return wanted && onBooking(now, wanted, booking);
}

/** A tap or a word about an activity, or the words that one of them waits for. */
function inActivity(now: Snapshot, { said, intent, activities }: Heard): Decision | undefined {
  if (said.kind === 'words' && isWithCounselor(now)) return undefined;
  const words = said.kind === 'words' && intent === undefined ? said.words : '';
  const wanted = activityIntentOf(said) ?? awaitedWords(now.dialogue.waiting, words);
  return wanted && onActivity(now, wanted, activities ?? NO_ACTIVITIES);
}

/** A tap or a word about thanks, or the words that they wait for. */
function inKudos(now: Snapshot, { said, intent, kudos }: Heard): Decision | undefined {
  if (said.kind === 'words' && isWithCounselor(now)) return undefined;
  const wanted = kudosIntentOf(said, now.dialogue.waiting, intent !== undefined);
  return wanted && onKudos(now, wanted, kudos ?? NO_KUDOS);
}
