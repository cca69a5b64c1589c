// What some messages need to be looked up, and only they: a third trip to the database.

import { followedOf, lastCounselorOf } from '../../db/case-talks.ts';
import { tookMinutes } from '../../db/case-waits.ts';
import type { Tx } from '../../db/client.ts';
import { colleaguesOf, roomAt } from '../../db/desk-profiles.ts';
import { caseById, waitingCases } from '../../db/hotline.ts';
import { intakePauseAt } from '../../db/intake-pauses.ts';
import { coveredLines, isOwnLine } from '../../db/own-lines.ts';
import { mayTake, type Pace, takeOne } from '../../db/paces.ts';
import { isCardUsed } from '../../db/people.ts';
import { lastChecks } from '../../db/resource-checks.ts';
import { cardOf } from '../../db/sealed-cards.ts';
import { instructorsOf } from '../../db/staff.ts';
import { blockedUntil } from '../../db/talk-blocks.ts';
import { cardByKey, squadsOf } from '../../db/units.ts';
import { unmetWishes } from '../hotline/line/may-take.ts';
import { LINE } from '../hotline/line/policy.ts';
import { waitOf } from '../hotline/queue.ts';
import type { WaitFacts } from '../hotline/wait.ts';
import type { Keys } from '../ops/keys.ts';
import type { Reader } from '../trust/flagging.ts';
import type { LeftCard } from '../trust/glass/sealed-card.ts';
import type { Snapshot } from './decision.ts';
import type { Intent } from './intent.ts';
import { type CardFound, cardCodeIn } from './joining.ts';
import type { Said } from './message.ts';

/**
 * Wrong codes by everyone together: a new browser costs nothing, so that one person's five tries
 * say little. A hall of people mistyping stays far below it; a program would need some 700 years
 * to find one of 1,000 cards.
 */
export const WRONG_CODES: Pace = { name: 'wrong-codes', burst: 500, perHour: 100 };

const LINE_MAX = 200;
const LATELY_MS = 14 * 86_400_000;

/** Of one who has joined, whose words may look like a code. */
const MEMBER = { burst: 20, perHour: 10 };

export function memberPace(keys: Keys, personId: string): Pace {
  return { name: `wrong-codes:${keys.tokenKey(personId)}`, ...MEMBER };
}

/** What a code on a card turns out to be. Absent when what was said cannot be a code. */
export async function lookUpCard(
  tx: Tx,
  keys: Keys,
  { said, at }: { readonly said: Said; readonly at: Date },
  { person, dialogue: { waiting } }: Snapshot,
): Promise<CardFound | undefined> {
  const code = codeIn(said);
  // A card of another unit, once more at the tap that uses it.
  if (person.joinedAt !== undefined) {
    const shown = waiting?.kind === 'unit-card' && isKeepTap(said) ? waiting.cardKey : undefined;
    const cardKey = code === undefined ? shown : keys.tokenKey(code);
    if (cardKey === undefined) return undefined;
    return memberCard(tx, cardKey, { pace: memberPace(keys, person.id), at });
  }
  if (code === undefined) return undefined;
  const cardKey = keys.tokenKey(code);
  const [isOpen, card] = await Promise.all([
    mayTake(tx.db, WRONG_CODES, at),
    cardByKey(tx.db, cardKey),
  ]);
  if (!isOpen) return { kind: 'closed' };
  if (card === undefined) {
    takeOne(tx, WRONG_CODES, at);
    return { kind: 'unknown' };
  }
  return known(tx, cardKey, card);
}

/** What is no card are words to who has joined; and so is all, once too much of it was none. */
async function memberCard(
  tx: Tx,
  cardKey: string,
  { pace, at }: { readonly pace: Pace; readonly at: Date },
): Promise<CardFound | undefined> {
  if (!(await mayTake(tx.db, pace, at))) return undefined;
  const card = await cardByKey(tx.db, cardKey);
  if (card === undefined) takeOne(tx, pace, at);
  return card && known(tx, cardKey, card);
}

async function known(
  tx: Tx,
  cardKey: string,
  card: NonNullable<Awaited<ReturnType<typeof cardByKey>>>,
): Promise<CardFound> {
  const [isUsed, squads] = await Promise.all([
    isCardUsed(tx.db, cardKey),
    squadsOf(tx.db, card.unitId),
  ]);
  return { kind: 'known', cardKey, ...card, isUsed, squads };
}

function isKeepTap(said: Said): boolean {
  return said.kind === 'choice' && said.id === 'unit-keep';
}

/** What may be the code of a card, or of an incident. */
export function codeIn(said: Said): string | undefined {
  if (said.kind === 'words') return cardCodeIn(said.words);
  if (said.kind === 'command' && said.name === 'start') return cardCodeIn(said.rest);
  return undefined;
}

/** Whether what a tap names was this person's, or is in their open talk: a tap may say any id. */
export async function isOwnTalk(
  tx: Tx,
  { person: { id }, openCase }: Snapshot,
  intent: Intent | undefined,
): Promise<boolean> {
  if (intent?.kind === 'uncover')
    return (
      openCase !== undefined && isOwnLine(tx.db, { ...intent, caseId: openCase.id, personId: id })
    );
  if (intent?.kind !== 'after') return false;
  return (await caseById(tx.db, intent.caseId))?.personId === id;
}

/** What still stands covered of their open talk, up to the line that they were told of. */
export async function lookUpCovered(
  tx: Tx,
  { person: { id: personId }, openCase }: Snapshot,
  intent: Intent | undefined,
): Promise<readonly string[]> {
  if (intent?.kind !== 'uncover-before' || openCase === undefined) return [];
  const lines = await coveredLines(tx.db, { caseId: openCase.id, personId });
  return lines.filter((id) => id <= intent.messageId); // ids grow with time
}

/** What an erasure takes out of a counselor's hands beside the open talk. */
export async function lookUpFollowed(
  tx: Tx,
  { person: { id } }: Snapshot,
  intent: Intent | undefined,
): Promise<readonly string[]> {
  return intent?.kind === 'erase' && intent.isYes ? followedOf(tx.db, id) : [];
}

/** The instructors of a person's unit, where a flag is being made. */
export async function lookUpReaders(
  tx: Tx,
  { person: { unitId }, dialogue: { waiting } }: Snapshot,
  intent: Intent | undefined,
): Promise<readonly Reader[]> {
  const isFlag = (intent ?? waiting)?.kind.startsWith('flag') ?? false;
  return isFlag && unitId !== undefined ? instructorsOf(tx.db, unitId) : [];
}

const ABOUT_WAITING: readonly Intent['kind'][] = ['talk', 'wait', 'talk-keep', 'wish'];

/** The line as it is, and how long it lately took, where somebody asks for a person. */
export async function lookUpWait(
  tx: Tx,
  { openCase, now, person }: Snapshot,
  intent: Intent | undefined,
): Promise<WaitFacts | undefined> {
  if (intent === undefined || !ABOUT_WAITING.includes(intent.kind)) return undefined;
  const [waiting, tookMin, room, paused, blocked, wantedId, colleagues] = await Promise.all([
    waitingCases(tx.db, LINE_MAX),
    tookMinutes(tx.db, openCase?.level ?? 'L1', new Date(now.getTime() - LATELY_MS)),
    roomAt(tx.db, now, LINE.talksMax),
    intakePauseAt(tx.db, now),
    blockedUntil(tx.db, person.id, now),
    lastCounselorOf(tx.db, person.id),
    colleaguesOf(tx.db),
  ]);
  return {
    waiting: waiting.map(waitOf),
    tookMin,
    isFull: room <= 0,
    unmet: unmetWishes({ unitId: person.unitId, wantedId }, colleagues),
    pausedUntil: paused?.until,
    blockedUntil: blocked,
  };
}

/** When somebody last called the numbers, where they are shown one by one. */
export async function lookUpChecked(
  tx: Tx,
  intent: Intent | undefined,
): Promise<ReadonlyMap<string, Date>> {
  return intent?.kind === 'topic' ? lastChecks(tx.db) : new Map();
}

/** Which parts a person's sealed card has, where they ask about it. */
export async function lookUpSealedCard(
  tx: Tx,
  { person }: Snapshot,
  intent: Intent | undefined,
): Promise<LeftCard | undefined> {
  if (intent?.kind !== 'card' && intent?.kind !== 'card-again') return undefined;
  const parts = await cardOf(tx.db, person.id);
  const since = parts.at(-1)?.leftAt;
  return since && { since, fields: parts.map(({ field }) => field) };
}
