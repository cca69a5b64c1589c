// One message in, one decision out, in two trips to the database; then its own effects, at once.
// If that fails or takes too long, the fail-safe answers from memory.

import { constraintOf } from '../../db/faults.ts';
import { putInbound } from '../../db/installation.ts';
import { isStaffAddress, snapshotRow, snapshotRowAt } from '../../db/snapshot.ts';
import { isForStaff } from '../admin/staff-words.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { secretIn, withoutSecret } from '../trust/moving/phrase.ts';
import { writeDecision } from './commit.flow.ts';
import { committed, decideOn, type Outcome } from './decide.flow.ts';
import { doBesideCard } from './do-beside-card.flow.ts';
import {
  type Answering,
  answerFromMemory,
  answerGroup,
  type Card,
  sayFromMemory,
  showCard,
} from './fail-safe.flow.ts';
import { meet } from './meet.flow.ts';
import type { Inbound } from './message.ts';
import { moveHere } from './move.flow.ts';
import { guessLocale } from './person.ts';
import type { Receipt } from './ports.ts';
import { isAlarming, ratingOf } from './rating.ts';
import type { LineKey } from './say.ts';
import { snapshotOf } from './snapshot.flow.ts';

const CARD_BY_MS = 600; // so that it is handed over within 1 s of receipt (decision 14)
const ANSWER_BY_MS = 3_000;
const TRIES = 3;

export async function receive(
  tools: Tools,
  inbound: Inbound,
  replay?: { readonly card: Card },
): Promise<Receipt> {
  const rating = ratingOf(inbound.said, tools.rate);
  if (rating.hasFailed) tools.log.error('rules-failed');
  let answering: Answering = {
    inbound,
    rating,
    card: replay?.card ?? { isShown: false },
    isReplay: replay !== undefined,
  };
  if (isForStaff(inbound, tools.settings.staffChats)) return tools.staff(inbound);
  if (inbound.place === 'group') return answerGroup(tools, answering);

  const secret = secretIn(inbound.said);
  if (secret !== undefined) {
    // Help first; and even then what brings an alias over is kept nowhere.
    if (!isAlarming(rating)) return moveHere(tools, answering, secret);
    const said = withoutSecret(inbound.said, secret);
    answering = { ...answering, inbound: { ...inbound, said, languageHint: guessLocale(inbound) } };
  }

  const committing = tools.gather(tools, answering, () => decideAndCommit(tools, answering));
  const outcome = await firstOf(tools, committing, answering);
  switch (outcome.kind) {
    case 'repeat':
      return { kind: 'repeat' };
    case 'staff':
      return tools.staff(inbound);
    case 'committed':
      await finish(tools, outcome, answering);
      return { kind: 'committed' };
    case 'late':
      // Should it commit after all, its replay is a repeat and its card has been shown.
      void committing.then((late) => finish(tools, late, answering)).catch(() => undefined);
      return answerFromMemory(tools, answering);
    case 'failed':
      return answerFromMemory(tools, answering);
  }
}

async function firstOf(
  tools: Tools,
  committing: Promise<Outcome>,
  answering: Answering,
): Promise<Outcome> {
  const cardDue = setTimeout(() => void showCard(tools, answering).catch(nothing), CARD_BY_MS);
  const { promise: late, resolve } = Promise.withResolvers<Outcome>();
  const lateDue = setTimeout(resolve, ANSWER_BY_MS, { kind: 'late' });
  try {
    return await Promise.race([committing, late]);
  } catch (error) {
    tools.log.warn('message-not-committed', factsOf(error));
    return { kind: 'failed' };
  } finally {
    clearTimeout(cardDue);
    clearTimeout(lateDue);
  }
}

function nothing(): void {
  // The answer that follows brings the card.
}

async function decideAndCommit(tools: Tools, answering: Answering): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryCommit(tools, answering);
    } catch (error) {
      const constraint = constraintOf(error);
      if (constraint === 'inbound_pkey') return { kind: 'repeat' };
      // Two first messages at once, one card used twice, one alias drawn twice: look again.
      if (constraint === undefined || tries === TRIES) throw error;
    }
  }
}

async function tryCommit(tools: Tools, answering: Answering): Promise<Outcome> {
  const { inbound } = answering;
  return tools.pools.officer.transact('wl_bot', async (tx): Promise<Outcome> => {
    const at = tools.clock();
    const addressKey = tools.keys.addressKey(inbound.from);
    let row = await snapshotRowAt(tx.db, addressKey, at);
    if (row === undefined && (await isStaffAddress(tx.db, addressKey))) return { kind: 'staff' };
    putInbound(tx, tools.keys.tokenKey(inbound.id), at);
    row ??= await snapshotRow(tx.db, await meet(tx, tools, inbound, at), at);
    if (row === undefined) return { kind: 'failed' };
    const now = snapshotOf(row, { now: at, newId: tools.newId });
    const decision = await decideOn(tx, tools, answering, now);
    const effects = writeDecision(tx, decision, { tools, row, now, actor: 'person' });
    return committed(decision, now, answering, effects);
  });
}

/** Whom nobody can reach any more is not left without a number. */
function farewellAt(level: Level): LineKey {
  return isAtLeast(level, 'L2') ? 'erase-done-numbers' : 'erase-done';
}

async function finish(tools: Tools, outcome: Outcome, answering: Answering): Promise<void> {
  if (outcome.kind !== 'committed') return;
  const { gone } = outcome;
  // The address is gone from the database; the one that wrote still hears that it is done.
  if (gone !== undefined) await sayFromMemory(tools, answering, farewellAt(gone.level), gone);
  await doBesideCard(tools, answering.card, outcome);
}
