// One message as the rules get it: what was said, how it sounds, what was looked up for it.

import type { HeardActivities } from '../care/activities/activity.ts';
import type { HeardKudos } from '../care/kudos/kudos.ts';
import type { Told } from '../care/say-it/told.ts';
import type { HeardIncident } from '../checkins/incident/member.ts';
import type { ScalesHeard } from '../checkins/scales/asking.ts';
import type { Usual } from '../checkins/thanks.ts';
import type { HeardBooking } from '../hotline/appointments/booking.ts';
import type { WaitFacts } from '../hotline/wait.ts';
import type { Assessment } from '../listening/assessment.ts';
import type { Reader } from '../trust/flagging.ts';
import type { LeftCard } from '../trust/glass/sealed-card.ts';
import type { CheckIn } from './decision.ts';
import type { Say } from './effect.ts';
import type { Intent } from './intent.ts';
import type { CardFound } from './joining.ts';
import type { ChannelName, Said } from './message.ts';

export type Heard = {
  readonly said: Said;
  readonly intent: Intent | undefined;
  /** Of words and edits; absent for taps and commands. */
  readonly assessment: Assessment | undefined;
  readonly card: CardFound | undefined;
  /** What lies sealed of this person; looked up only where it is asked about. */
  readonly sealedCard: LeftCard | undefined;
  /** Questionnaires that this is about; looked up only then. */
  readonly scales?: ScalesHeard;
  /** Looked up where a code was typed or one is asked for. */
  readonly incident?: HeardIncident | undefined;
  readonly channel: ChannelName;
  /** The line and its recent waits; looked up only where they are asked about. */
  readonly wait?: WaitFacts | undefined;
  /** When each entry of the directory was last checked; looked up only where it is shown. */
  readonly checked?: ReadonlyMap<string, Date>;
  /** Who gives times to talk, and which are free; looked up only where it is about them. */
  readonly booking?: HeardBooking | undefined;
  /** Activities, where it is about them; looked up only then. */
  readonly activities?: HeardActivities | undefined;
  /** Looked up only where it is about thanks. */
  readonly kudos?: HeardKudos | undefined;
  /** Who may read a flag of this person; looked up only where one is being made. */
  readonly readers: readonly Reader[];
  /** Looked up only where a problem is told or asked about. */
  readonly told?: Told | undefined;
  /** The answered check-in that this is about; looked up only then. */
  readonly checkIn?: CheckIn | undefined;
  /** What is usual for them; looked up only where an answer is thanked for. */
  readonly usual?: Usual;
  /** Whether the talk that a tap names, or the line of the open one, was this person's. */
  readonly isOwnTalk: boolean;
  /** Of the open talk, up to the line that a tap names; looked up only then. */
  readonly coveredLines?: readonly string[];
  /** Their ended talks that somebody follows up; looked up only where they erase their data. */
  readonly followed?: readonly string[];
  readonly alias: string;
  readonly messageId: string;
  readonly isCardShown: boolean;
  /** It waited in the spool, and the person was told so. */
  readonly isReplay: boolean;
  readonly hasModel: boolean;
  /** It may be asked for a reply: it is there and not resting. */
  readonly mayDraft: boolean;
  /** What this channel must say of itself (decision: channel honesty). */
  readonly channelNotice: Say | undefined;
};
