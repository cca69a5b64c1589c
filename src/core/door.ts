// Where an answer goes, known without looking.

import type { Change, Snapshot } from './decision.ts';
import type { Address } from './message.ts';
import { personPart } from './person-part.ts';
import type { KnownDoor } from './ports.ts';

/**
 * To where they wrote from, in the language that holds from now on; undefined where what was decided
 * says that they are elsewhere, or that nobody is there any more.
 */
export function doorOf(
  changes: readonly Change[],
  now: Snapshot,
  address: Address,
): KnownDoor | undefined {
  const isGone = changes.some(({ kind }) => kind === 'erased' || kind === 'address-moved');
  const { locale = now.person.locale, endsWhy = now.person.ending?.why } = personPart(changes, now);
  if (isGone || endsWhy === 'died') return undefined;
  return { personId: now.person.id, address, locale };
}
