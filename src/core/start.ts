// The first word of a chat: by a card, or by its link.

import { anotherCard } from '../trust/leaving/unit.ts';
import type { Decision, Snapshot } from './decision.ts';
import type { Heard } from './heard.ts';
import { askForCard, tryCard } from './joining.ts';
import { menu } from './settings.ts';

export function start(now: Snapshot, { card, alias }: Heard): Decision {
  if (now.person.joinedAt === undefined)
    return card === undefined ? askForCard() : tryCard(now, card, alias);
  return (card && anotherCard(now, card)) ?? menu();
}
