// What an officer wrote, or a lead who joined, in the chat of the counselor whose talk it is: covered as
// in the console, and only into the talk that is active there. Of another the chat learns that its officer wrote, no
// word: an answer typed next would go to the wrong one.

import type { Db } from '../../../db/client.ts';
import { caseById } from '../../../db/hotline.ts';
import type { Message } from '../../../db/listening.ts';
import {
  type MessengerTalk,
  markNoticed,
  markSeen,
  messengerTalksOf,
  unseenIn,
} from '../../../db/messenger-talks.ts';
import type { Outbound } from '../../core/message.ts';
import { labelText, sayText } from '../../core/say.ts';
import { type Keys, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { covered, coverOf } from '../cover.ts';
import { type Standing, standingOf } from './chat-facts.flow.ts';
import { endHere } from './end.flow.ts';

/** What came before the talk was opened is read in the console where it is more than this. */
const LINES_MAX = 20;

type Showing = Standing & { readonly talk: MessengerTalk; readonly unseen: readonly Unseen[] };
type Unseen = Awaited<ReturnType<typeof unseenIn>>[number];

/** Safe to run twice: it shows what was not shown yet. @throws what the channel throws. */
export async function showUnseen(tools: Tools, caseId: string): Promise<void> {
  const { pools, keys, channels } = tools;
  const found = await pools.officer.transact('wl_bot', ({ db }) => showingOf(db, keys, caseId));
  const last = found?.unseen.at(-1)?.message;
  if (found === undefined || last === undefined) return;
  const { talk, address } = found;
  if (talk.seenAt === null && !hasWrittenOn(found)) return;
  const isNoNews = talk.noticedAt !== null || found.unseen.every(({ by }) => by !== null);
  if (talk.activeSince === null && isNoNews) return;
  const outbound = talk.activeSince === null ? notice(found, last) : shown(found, tools, last);
  const result = await channels.get(address.channel)?.send(address, outbound);
  if (result?.kind === 'unreachable') {
    await endHere(tools, { name: 'program' }, talk, 'chat-unreachable');
    return;
  }
  if (result === undefined) return; // the channel is off
  await pools.officer.transact('wl_bot', async (tx) =>
    talk.activeSince === null ? markNoticed(tx, talk, tools.clock()) : markSeen(tx, talk, last),
  );
}

/** Since they were told, and did not refuse: until then nothing of theirs comes here. */
function hasWrittenOn({ talk: { toldAt }, unseen }: Showing): boolean {
  return unseen.some(({ message, by }) => by === null && toldAt !== null && message.at > toldAt);
}

async function showingOf(db: Db, keys: Keys, caseId: string): Promise<Showing | undefined> {
  const row = await caseById(db, caseId);
  if (row?.counselorId == null) return undefined;
  const talks = await messengerTalksOf(db, caseId);
  const talk = talks.find(({ staffId }) => staffId === row.counselorId);
  if (talk === undefined) return undefined;
  const standing = await standingOf(db, keys, talk);
  if (standing === undefined) return undefined;
  return { ...standing, talk, unseen: await unseenIn(db, talk) };
}

function shown(
  { row, locale, unseen }: Showing,
  { keys, settings }: Pick<Tools, 'keys' | 'settings'>,
  last: Message,
): Outbound {
  const key = keys.open(row.wrapped, row.id);
  const lines = unseen.slice(-LINES_MAX).map(({ message: { id, sealed, cover }, by }) => {
    const words = unseal(key, sealed, id).toString();
    if (by === null && row.level === 'L4') return words;
    const shownWords = covered(words, cover ?? coverOf(words));
    return by === null
      ? shownWords
      : `${sayText(locale, 'relay-mark', 0, { who: by })}\n${shownWords}`;
  });
  const earlier = sayText(locale, 'staff-talk-earlier', 0, {
    link: `${settings.publicUrl}/console/talks/${row.id}`,
  });
  const text = sayText(locale, 'staff-talk-said', 0, {
    code: row.code,
    level: row.level,
    said: lines.join('\n\n'),
  });
  return {
    id: `${last.id}:here`,
    text: unseen.length > LINES_MAX ? `${earlier}\n\n${text}` : text,
  };
}

function notice({ row, locale }: Showing, last: Message): Outbound {
  return {
    id: `${last.id}:there`,
    text: sayText(locale, 'staff-talk-elsewhere', 0, { code: row.code, level: row.level }),
    choices: [{ id: `talk-here:${row.id}`, label: labelText(locale, 'talk-here') }],
  };
}
