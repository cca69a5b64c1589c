// What one message needs to be decided on, and the decision.

import type { Tx } from '../../db/client.ts';
import type { Claimed } from '../../db/outbox.ts';
import { isAtLeast } from '../listening/level.ts';
import type { Tools } from '../outbox/tools.ts';
import { aliasFrom } from './alias.ts';
import { channelNotice } from './channel-notice.ts';
import type { Decision, Snapshot } from './decision.ts';
import { doorOf } from './door.ts';
import type { Answering, Spoken } from './fail-safe.flow.ts';
import { intentOf } from './intent.ts';
import {
  isOwnTalk,
  lookUpCard,
  lookUpChecked,
  lookUpCovered,
  lookUpFollowed,
  lookUpReaders,
  lookUpSealedCard,
  lookUpWait,
} from './look-up.flow.ts';
import { lookUpActivities } from './look-up-activities.flow.ts';
import { lookUpAnswer } from './look-up-answer.flow.ts';
import { lookUpBooking } from './look-up-booking.flow.ts';
import { lookUpIncident } from './look-up-incident.flow.ts';
import { lookUpKudos } from './look-up-kudos.flow.ts';
import { lookUpScales } from './look-up-scale.flow.ts';
import { lookUpTold } from './look-up-told.flow.ts';
import type { KnownDoor } from './ports.ts';
import { route } from './route.ts';
import { asPressed } from './typed-label.ts';

export type Committed = {
  readonly kind: 'committed';
  readonly effects: readonly Claimed[];
  /** Who was erased just now: the one that wrote still hears that it is done. */
  readonly gone?: Spoken;
  /** Absent where what was decided says that they are elsewhere, or nobody is. */
  readonly door?: KnownDoor;
};
export type Outcome = { readonly kind: 'repeat' | 'staff' | 'late' | 'failed' } | Committed;

export async function decideOn(
  tx: Tx,
  tools: Tools,
  { inbound, rating, card, isReplay }: Answering,
  now: Snapshot,
): Promise<Decision> {
  const { from } = inbound;
  const { assessment } = rating;
  // What sounds like danger stays what it is, whatever it is called.
  const isAlarming = assessment !== undefined && isAtLeast(assessment.level, 'L2');
  const said = isAlarming ? inbound.said : asPressed(now, inbound.said);
  const at = now.now;
  const intent = intentOf(said);
  return route(now, {
    said,
    intent,
    assessment,
    card: await lookUpCard(tx, tools.keys, { said, at }, now),
    sealedCard: await lookUpSealedCard(tx, now, intent),
    channel: from.channel,
    scales: await lookUpScales(tx, now, said),
    ...(await lookUpAnswer(tx, now, intent)),
    incident: await lookUpIncident(tx, tools.keys, { said, at }, now),
    booking: await lookUpBooking(tx, now, said),
    activities: await lookUpActivities(tx, now, said, intent),
    kudos: await lookUpKudos(tx, tools.keys, { said, intent }, now),
    readers: await lookUpReaders(tx, now, intent),
    told: await lookUpTold(tx, now, said, intent),
    wait: await lookUpWait(tx, now, intent),
    checked: await lookUpChecked(tx, intent),
    isOwnTalk: await isOwnTalk(tx, now, intent),
    coveredLines: await lookUpCovered(tx, now, intent),
    followed: await lookUpFollowed(tx, now, intent),
    alias: aliasFrom(now.person.locale, tools.newId()),
    messageId: tools.newId(),
    isCardShown: card.isShown,
    isReplay,
    hasModel: tools.llm !== undefined,
    mayDraft: !isReplay && tools.llm?.isResting('draft') === false,
    channelNotice: channelNotice(from.channel, tools.settings),
  });
}

export function committed(
  { changes }: Decision,
  now: Snapshot,
  { inbound }: Answering,
  effects: readonly Claimed[],
): Committed {
  const door = doorOf(changes, now, inbound.from);
  return { kind: 'committed', effects, ...goneIn(changes, now), ...(door && { door }) };
}

function goneIn(
  changes: Decision['changes'],
  { person: { locale, region }, openCase }: Snapshot,
): Pick<Committed, 'gone'> {
  if (!changes.some(({ kind }) => kind === 'erased')) return {};
  return { gone: { locale, region, level: openCase?.level ?? 'L0' } };
}
