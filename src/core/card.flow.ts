// What a code on a card turns out to be.

import type { Tx } from '../../db/client.ts';
import { isCardUsed } from '../../db/people.ts';
import { cardByKey, squadsOf } from '../../db/units.ts';
import type { Keys } from '../ops/keys.ts';
import { type CardFound, cardCodeIn } from './joining.ts';
import type { Said } from './message.ts';

/** Absent when what was said cannot be a code. */
export async function lookUpCard(tx: Tx, keys: Keys, said: Said): Promise<CardFound | undefined> {
  const code = codeIn(said);
  if (code === undefined) return undefined;
  const cardKey = keys.tokenKey(code);
  const card = await cardByKey(tx.db, cardKey);
  if (card === undefined) return { kind: 'unknown' };
  const [isUsed, squads] = await Promise.all([
    isCardUsed(tx.db, cardKey),
    squadsOf(tx.db, card.unitId),
  ]);
  return { kind: 'known', cardKey, ...card, isUsed, squads };
}

function codeIn(said: Said): string | undefined {
  if (said.kind === 'words') return cardCodeIn(said.words);
  if (said.kind === 'command' && said.name === 'start') return cardCodeIn(said.rest);
  return undefined;
}
