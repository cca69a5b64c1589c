// What staff say in a messenger: linking a chat, acknowledging an alert, changing a schedule.
// Nobody is staff here by saying so: a chat is linked by a one-time link, and in a group the one
// who pressed must be linked, not the group.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { constraintOf } from '../../db/faults.ts';
import { putInbound } from '../../db/installation.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { putStaffAddress, type Staff, staffAtAddress, staffById, useLink } from '../../db/staff.ts';
import type { Planned, Say } from '../core/effect.ts';
import type { Address, Inbound } from '../core/message.ts';
import { guessLocale, type Locale } from '../core/person.ts';
import type { Receipt } from '../core/ports.ts';
import { staffReply } from '../core/staff-reply.flow.ts';
import { isAtLeast } from '../listening/level.ts';
import { seal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { acknowledgedSay } from './acknowledged.flow.ts';
import { glassSaid } from './glass-said.flow.ts';
import { incidentByTap } from './incident-by-chat.flow.ts';
import { incidentTap } from './incident-tap.ts';
import { decideByTap } from './schedule-by-chat.flow.ts';
import { bySentence, instructed, linked } from './sentences.flow.ts';
import { mayConfirm, mayTakeCases } from './staff.ts';
import {
  acknowledgedCase,
  glassTap,
  isChatOfStaff,
  linkTokenIn,
  scheduleTap,
} from './staff-words.ts';

const CLAIM_MS = 20_000;

type Heard = {
  readonly inbound: Inbound;
  readonly at: Date;
  readonly locale: Locale;
  readonly member: Staff | undefined;
};

type Answer = {
  readonly say?: Say;
  readonly effects?: readonly Planned[];
  /** What is only known once the effects are done. */
  readonly after?: () => Promise<Say | readonly Say[]>;
};

export async function staffSays(tools: Tools, inbound: Inbound): Promise<Receipt> {
  const at = tools.clock();
  let effects: readonly Claimed[] = [];
  let answer: Answer = {};
  let locale = inbound.languageHint ? guessLocale(inbound) : tools.settings.staffLocale;
  try {
    await tools.pools.station.transact('wl_admin', async (tx) => {
      putInbound(tx, tools.keys.tokenKey(inbound.id), at);
      await tx.flush(); // a repeat ends here, before anything is done twice
      const who = whoSpeaks(inbound);
      const member = who && (await staffAtAddress(tx.db, tools.keys.addressKey(who)));
      locale = member?.locale ?? locale;
      answer = await answerTo(tools, tx, { inbound, at, locale, member });
      effects = enqueue(tx, answer.effects ?? [], {
        now: at,
        claimedUntil: new Date(at.getTime() + CLAIM_MS),
        newId: tools.newId,
      });
    });
  } catch (error) {
    if (constraintOf(error) === 'inbound_pkey') return { kind: 'repeat' };
    throw error;
  }
  await tools.doNow(effects);
  const says = [answer.say ?? (await answer.after?.()) ?? []].flat();
  await staffReply(tools, inbound.from, { id: inbound.id, says, locale });
  return { kind: 'committed' };
}

/** In a group only a press or a command tells who acted. */
function whoSpeaks({ by, from, place }: Inbound): Address | undefined {
  return by ?? (place === 'direct' ? from : undefined);
}

async function answerTo(tools: Tools, tx: Tx, heard: Heard): Promise<Answer> {
  const { inbound, member, locale } = heard;
  const { said } = inbound;
  if (said.kind === 'command' && said.name === 'staff') return link(tools, tx, heard, said.rest);
  if (said.kind === 'choice') return tapped(tools, heard, said.id);
  const words = said.kind === 'words' || said.kind === 'edited' ? said.words : undefined;
  if (words !== undefined && isAlarming(tools, words)) return help(tools, inbound);
  // People of a staff chat talk among themselves there.
  const isTalk = said.kind !== 'command' && inbound.place === 'group';
  if (isTalk || said.kind === 'deleted') return {};
  if (member === undefined)
    return isChatOfStaff(inbound, tools.settings.staffChats) ? {} : { say: { key: 'staff-only' } };
  const isWish = said.kind === 'command' && said.name === 'schedule';
  const sentence = isWish ? said.rest : words;
  if (member.role === 'instructor' && sentence !== undefined)
    return { after: () => instructed(tools, member, { sentence, isWish, locale }) };
  if (member.role !== 'admin')
    return { say: isWish ? { key: 'staff-only' } : linked(member.role, locale) };
  if (sentence === undefined) return { say: { key: 'schedule-usage' } };
  return { after: () => bySentence(tools, member, { sentence, locale, from: inbound.from }) };
}

function tapped(tools: Tools, { inbound, member, locale, at }: Heard, choice: string): Answer {
  const caseId = acknowledgedCase(choice);
  if (caseId !== undefined) {
    if (member === undefined || !mayTakeCases(member.role)) return { say: { key: 'staff-only' } };
    const actor = `${member.role}:${member.id}`;
    return {
      effects: [{ effect: { kind: 'acknowledge.v1', caseId, actor }, isUrgent: true, dueAt: at }],
      after: () =>
        acknowledgedSay(tools, caseId, {
          presser: member.label,
          isAlone: inbound.place === 'direct',
        }),
    };
  }
  const answer = glassTap(choice);
  if (answer !== undefined) {
    if (member === undefined || !mayConfirm(member.role)) return { say: { key: 'staff-only' } };
    const decided = { kind: 'decide-glass.v1', staffId: member.id, ...answer } as const;
    return {
      effects: [{ effect: decided, isUrgent: true, dueAt: at }],
      after: () => glassSaid(tools, decided, locale),
    };
  }
  const marked = incidentTap(choice);
  if (marked !== undefined) {
    if (member?.role !== 'admin' && member?.role !== 'instructor')
      return { say: { key: 'staff-only' } };
    return { after: () => incidentByTap(tools, marked, { member, locale }) };
  }
  const tap = scheduleTap(choice);
  if (tap === undefined) return { say: { key: 'stale-choice' } };
  if (member?.role !== 'admin') return { say: { key: 'staff-only' } };
  const actor = `admin:${member.id}`;
  return { after: () => decideByTap(tools, tap, { actor, locale }) };
}

async function link(tools: Tools, tx: Tx, { inbound, at }: Heard, rest: string): Promise<Answer> {
  // A group that were linked would make everybody in it this one person.
  const isAlone = inbound.place === 'direct';
  const token = isAlone ? linkTokenIn(rest) : undefined;
  const id = token && (await useLink(tx, tools.keys.tokenKey(token), at));
  const member = id === undefined ? undefined : await staffById(tx.db, id);
  if (member === undefined || member.disabledAt !== null) return { say: { key: 'staff-link-bad' } };
  const addressKey = tools.keys.addressKey(inbound.from);
  const sealed = seal(tools.keys.staffChat, JSON.stringify(inbound.from), addressKey);
  putStaffAddress(tx, { addressKey, staffId: member.id, sealed });
  appendAudit(tx, [
    {
      at,
      actor: `${member.role}:${member.id}`,
      action: 'chat-linked',
      subject: `staff:${member.id}`,
      detail: { channel: inbound.from.channel },
    },
  ]);
  return { say: linked(member.role, member.locale) };
}

/** Those in charge are people too, and rules that fail must not stay silent (decision 14). */
function isAlarming({ rate }: Tools, words: string): boolean {
  try {
    return isAtLeast(rate(words).level, 'L2');
  } catch {
    return true;
  }
}

function help({ settings }: Tools, { place }: Inbound): Answer {
  const key = place === 'group' ? 'group-write-direct' : 'crisis-card';
  return { say: { key, numbers: { region: settings.region, level: 'L2' } } };
}
