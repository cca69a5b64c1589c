// A counselor's talks in their own chat: what is typed, tapped or asked for there. What is typed goes
// to the officers' world alone, and is never put into a job.

import type { Tx } from '../../../db/client.ts';
import { constraintOf } from '../../../db/faults.ts';
import { putInbound } from '../../../db/installation.ts';
import { type Staff, staffAtAddress } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import { TALKS_HERE, type TalkTap, talkTap } from '../../admin/staff-words.ts';
import type { Say } from '../../core/effect.ts';
import type { Inbound } from '../../core/message.ts';
import type { Receipt } from '../../core/ports.ts';
import { isAlarming, ratingOf } from '../../core/rating.ts';
import { staffReply } from '../../core/staff-reply.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { giveMoment } from '../counselor-says.flow.ts';
import { actorOf } from '../on-case.flow.ts';
import { sayOpened, saySaid, sayTalks } from './answers.ts';
import { endHere } from './end.flow.ts';
import { talksToOpen } from './here.flow.ts';
import { openHere } from './open.flow.ts';
import { sayHere } from './say-here.flow.ts';
import { showUnseen } from './show.flow.ts';

/** @returns nothing where it is not about a talk: then it is for others to answer. */
export async function talkByChat(tools: Tools, inbound: Inbound): Promise<Receipt | undefined> {
  const { said } = inbound;
  const tap = said.kind === 'choice' ? talkTap(said.id) : undefined;
  const isTyped = ['words', 'edited', 'unreadable'].includes(said.kind);
  const isAsked =
    said.kind === 'choice'
      ? said.id === TALKS_HERE
      : said.kind === 'command' && said.name === 'talk';
  if (tap === undefined && !isTyped && !isAsked) return undefined;
  const member = await memberOf(tools, inbound);
  if (member === undefined || !mayTakeCases(member.role)) return undefined;
  // In a group others would read along.
  const isAlone = inbound.place === 'direct';
  if (tap !== undefined) return tapped(tools, inbound, { member, tap, isAlone });
  if (!isAlone) return undefined;
  return isAsked ? asked(tools, inbound, member) : typed(tools, inbound, member);
}

async function memberOf({ pools, keys }: Tools, { by, from }: Inbound): Promise<Staff | undefined> {
  const addressKey = keys.addressKey(by ?? from);
  return pools.officer.transact('wl_bot', ({ db }) => staffAtAddress(db, addressKey));
}

async function answer(
  tools: Tools,
  { id, from }: Inbound,
  { locale }: Staff,
  says: readonly Say[],
): Promise<Receipt> {
  await staffReply(tools, from, { id, says, locale });
  return { kind: 'committed' };
}

/** Tried again until it is committed, and said once: a message has its id from what brought it. */
async function typed(tools: Tools, inbound: Inbound, member: Staff): Promise<Receipt | undefined> {
  const result = await sayHere(tools, member, inbound);
  if (result.kind === 'not-a-talk') return undefined;
  if (result.kind === 'repeat') return { kind: 'repeat' };
  if (result.kind === 'sent') return { kind: 'committed' };
  const receipt = await answer(tools, inbound, member, [saySaid(tools.settings, result)]);
  // Who writes of danger where nobody reads it gets the numbers as well.
  const isLost = result.kind === 'no-talk' && isAlarming(ratingOf(inbound.said, tools.rate));
  return isLost ? undefined : receipt;
}

async function asked(tools: Tools, inbound: Inbound, member: Staff): Promise<Receipt | undefined> {
  const talks = await talksToOpen(tools, member.id, inbound.from);
  return talks && answer(tools, inbound, member, [sayTalks(talks)]);
}

type Tapped = { readonly member: Staff; readonly tap: TalkTap; readonly isAlone: boolean };

async function tapped(tools: Tools, inbound: Inbound, { member, tap, isAlone }: Tapped) {
  // A press that comes a second time, later, must not turn the chat back to another talk.
  if (await isRepeat(tools, inbound)) return { kind: 'repeat' } as const;
  const say: Say = isAlone ? await press(tools, inbound, member, tap) : { key: 'staff-talk-alone' };
  const receipt = await answer(tools, inbound, member, [say]);
  if (say.key === 'staff-talk-open') await showUnseen(tools, tap.caseId);
  return receipt;
}

async function isRepeat({ pools, keys, clock }: Tools, { id }: Inbound): Promise<boolean> {
  const put = async (tx: Tx) => putInbound(tx, keys.tokenKey(id), clock());
  try {
    await pools.officer.transact('wl_bot', put);
    return false;
  } catch (error) {
    if (constraintOf(error) === 'inbound_pkey') return true;
    throw error;
  }
}

async function press(
  tools: Tools,
  { from, at }: Inbound,
  member: Staff,
  { what, caseId }: TalkTap,
): Promise<Say> {
  const link = `${tools.settings.publicUrl}/console/talks/${caseId}`;
  switch (what) {
    case 'talk-here':
      return sayOpened(await openHere(tools, member, caseId, { chat: from, at }), { caseId, link });
    case 'moment-here': {
      const { kind } = await giveMoment(tools, member, caseId);
      return { key: kind === 'done' ? 'staff-talk-moment' : 'stale-choice' };
    }
    case 'console-here': {
      const one = { caseId, staffId: member.id };
      const ended = await endHere(tools, actorOf(member), one, 'by-counselor');
      if (ended.kind !== 'done') return { key: 'stale-choice' };
      return { key: 'staff-talk-back', params: { code: ended.code, link } };
    }
  }
}
