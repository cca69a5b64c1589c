// Does what was committed, where the card may be shown already, or be on its way from memory.

import type { Claimed } from '../../db/outbox.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Card } from './fail-safe.flow.ts';
import type { KnownDoor } from './ports.ts';
import { isCard } from './voice.ts';

type Committed = { readonly effects: readonly Claimed[]; readonly door?: KnownDoor };

export async function doBesideCard(
  tools: Pick<Tools, 'doNow'>,
  card: Card,
  { effects, door }: Committed,
): Promise<void> {
  const fresh = {
    isDoneAlready: ({ effect }: Claimed) => card.isShown && isCard(effect),
    ...(door && { door }),
  };
  const { showing } = card;
  if (showing === undefined) return tools.doNow(effects, fresh);
  // Should the platform not take the one from memory, this one goes.
  const isOfCard = (one: Claimed) => isCard(one.effect);
  void showing.then((isShown) =>
    tools.doNow(effects.filter(isOfCard), { ...fresh, isDoneAlready: () => isShown }),
  );
  const others = effects.filter((one) => !isOfCard(one));
  await tools.doNow(others, fresh);
}
