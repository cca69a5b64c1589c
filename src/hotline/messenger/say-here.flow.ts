// What a counselor types in their own chat while a talk is active there: to that officer and nobody
// else, by the same way as from the console. Where there is any doubt whom it was meant for, it goes
// nowhere, and they hear so.

import { caseById } from '../../../db/hotline.ts';
import { isMessengerOn } from '../../../db/messenger-policies.ts';
import { activeTalkIn, endMessengerTalks, hasTalkedIn } from '../../../db/messenger-talks.ts';
import type { Inbound } from '../../core/message.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Worker } from '../case-step.ts';
import { sayToOfficer } from '../counselor-says.flow.ts';
import type { NotSent, SaidHere } from './answers.ts';
import { standingOf } from './chat-facts.flow.ts';
import { isMeantFor } from './standing.ts';

export async function sayHere(
  tools: Tools,
  staff: Worker,
  { id, from, said, at }: Inbound,
): Promise<SaidHere> {
  const { pools, keys } = tools;
  const chat = { staffId: staff.id, chatKey: keys.addressKey(from) };
  const { talk, isKnown, standing } = await pools.officer.transact('wl_bot', async ({ db }) => {
    const [active, isOn, hasTalked] = await Promise.all([
      activeTalkIn(db, chat),
      isMessengerOn(db),
      hasTalkedIn(db, chat),
    ]);
    return {
      talk: active,
      isKnown: isOn || hasTalked,
      standing: active && (await standingOf(db, keys, active)),
    };
  });
  if (talk === undefined) return { kind: isKnown ? 'no-talk' : 'not-a-talk' };
  const { caseId } = talk;
  if (standing === undefined) return over(tools, caseId);
  const about = { code: standing.row.code, caseId };
  const hindered = hindranceTo(said, talk.activeSince ?? at, at);
  if (hindered !== undefined) return { kind: hindered, ...about };
  const words = said.kind === 'words' ? said.words : '';
  const result = await sayToOfficer(tools, staff, caseId, words, keys.tokenKey(id), 'chat');
  switch (result.kind) {
    case 'repeat':
    case 'sent':
      return { kind: result.kind };
    case 'empty':
    case 'too-long':
      return { kind: result.kind, ...about };
    case 'not-yours':
    case 'closed':
    case 'person-gone':
    case 'no-such-case':
      return over(tools, caseId);
  }
}

function hindranceTo(said: Inbound['said'], activeSince: Date, at: Date): NotSent | undefined {
  if (said.kind === 'edited') return 'edited';
  if (said.kind !== 'words') return 'only-text';
  // A mistyped command is no word to an officer.
  if (said.isMistyped === true || said.words.startsWith('/')) return 'no-command';
  return isMeantFor(activeSince, at) ? undefined : 'unsure';
}

/** Closed, given back, in other hands, erased, refused, switched off: what is open of it ends. */
async function over({ pools, clock }: Tools, caseId: string): Promise<SaidHere> {
  const code = await pools.officer.transact('wl_bot', async (tx) => {
    endMessengerTalks(tx, caseId, clock());
    return (await caseById(tx.db, caseId))?.code ?? '';
  });
  return { kind: 'over', code, caseId };
}
