// The database is away, slow, or we have a bug: the message is answered from memory and waits on
// disk, sealed, until it can be received (decision 14). Groups are answered from memory always.

import { setTimeout as wait } from 'node:timers/promises';
import { isAtLeast, type Level } from '../listening/level.ts';
import { factsOf } from '../ops/log.ts';
import { spool } from '../ops/spool.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Line } from './effect.ts';
import type { Inbound, Outbound } from './message.ts';
import { guessLocale, type Locale } from './person.ts';
import type { Receipt } from './ports.ts';
import { type Rating, ratingOf } from './rating.ts';
import { renderLine } from './render-line.ts';
import { type LineKey, pickVariant } from './say.ts';

const CARD_WAIT_MS = 1_000;

/** Shown means that the platform took it; `showing` is there while that is not known. */
export type Card = { isShown: boolean; showing?: Promise<boolean> | undefined };

export type Answering = {
  readonly inbound: Inbound;
  readonly rating: Rating;
  /** Shared with a transaction that may still be running, so that the card is shown once. */
  readonly card: Card;
  readonly isReplay: boolean;
};

/** In which language, and with whose numbers, somebody is spoken to whom nobody knows any more. */
export type Spoken = {
  readonly locale: Locale;
  readonly region: string;
  readonly level: Level;
};

/** @throws RetryLater when not even the disk takes it: then nothing was accepted. */
export async function answerFromMemory(tools: Tools, answering: Answering): Promise<Receipt> {
  const { inbound, rating, card, isReplay } = answering;
  // A platform that hangs must not keep the message off the disk; its card is then shown later.
  await Promise.race([showCard(tools, answering), wait(CARD_WAIT_MS, undefined, { ref: false })]);
  if (isReplay) return { kind: 'spooled' }; // it is on disk already
  const id = tools.newId();
  const isCrisis = isAtLeast(levelOf(rating), 'L2');
  if (isCrisis) tools.spooledCards.set(id, card);
  const one = { id, inbound, isCardShown: card.isShown };
  try {
    await spool(tools.settings.spoolFolder, tools.keys.spool.publicKey, one);
  } catch (error) {
    tools.spooledCards.delete(id);
    throw error;
  }
  if (!isCrisis) await sayFromMemory(tools, answering, 'not-saved-yet');
  return { kind: 'spooled' };
}

/** The crisis card, once, for a message at L2 or above. */
export async function showCard(tools: Tools, answering: Answering): Promise<void> {
  const level = levelOf(answering.rating);
  const { card } = answering;
  if (card.isShown || !isAtLeast(level, 'L2')) return;
  card.showing ??= sayFromMemory(tools, answering, cardKey(level));
  card.isShown = await card.showing;
  card.showing = undefined;
}

/**
 * The crisis card for words at L2 or above, as finished text: nothing is stored or sent. For whoever
 * is not let in just now, because they sent too much.
 */
export function cardFor(
  tools: Pick<Tools, 'rate' | 'settings'>,
  inbound: Inbound,
): Outbound | undefined {
  const answering = { inbound, rating: ratingOf(inbound.said, tools.rate) };
  const level = levelOf(answering.rating);
  if (!isAtLeast(level, 'L2')) return undefined;
  return lineFromMemory(tools, answering, { key: cardKey(level), id: `${inbound.id}:card` });
}

/** In a group nobody's words are stored and nobody is met: a number, and "write to me directly". */
export async function answerGroup(tools: Tools, answering: Answering): Promise<Receipt> {
  await sayFromMemory(tools, answering, 'group-write-direct');
  return { kind: 'committed' };
}

/** @returns whether the platform took it. */
export async function sayFromMemory(
  tools: Tools,
  answering: Answering,
  key: LineKey,
  to?: Spoken,
): Promise<boolean> {
  const { from } = answering.inbound;
  try {
    const outbound = lineFromMemory(tools, answering, { key, id: tools.newId(), to });
    const result = await tools.channels.get(from.channel)?.send(from, outbound);
    return result?.kind === 'sent';
  } catch (error) {
    tools.log.warn('memory-answer-not-sent', factsOf(error));
    return false;
  }
}

function lineFromMemory(
  { settings }: Pick<Tools, 'settings'>,
  { inbound, rating }: Pick<Answering, 'inbound' | 'rating'>,
  { key, id, to }: { readonly key: LineKey; readonly id: string; readonly to?: Spoken | undefined },
): Outbound {
  const locale = to?.locale ?? guessLocale(inbound);
  const line: Line = {
    key,
    variant: pickVariant(key, locale, id, []),
    numbers: { region: to?.region ?? settings.region, level: to?.level ?? levelOf(rating) },
  };
  return renderLine(id, locale, line);
}

function cardKey(level: Level): LineKey {
  return level === 'L4' ? 'crisis-card-now' : 'crisis-card';
}

function levelOf({ assessment }: Rating): Level {
  return assessment?.level ?? 'L0';
}
