// What an alias moves by, and the address it moved to, on their way into their tables.

import { moveAddress } from '../../db/addresses.ts';
import type { Tx } from '../../db/client.ts';
import { dropMoveLinks, dropPhrase, putPhrase } from '../../db/moving.ts';
import { dropOwnDataLinks } from '../../db/own-data-links.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import { type Keys, seal } from '../ops/keys.ts';
import type { Change, Snapshot } from './decision.ts';

type ChangeOf<K extends Change['kind']> = Change & { readonly kind: K };
type At = {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly now: Snapshot;
  readonly row: SnapshotRow;
};

/** No phrase and no link outlives a move: others may have read it where it was written. */
export function writeMove({ to }: ChangeOf<'address-moved'>, { tx, keys, now, row }: At): void {
  const personId = now.person.id;
  moveAddress(tx, {
    addressKey: keys.addressKey(to),
    personId,
    channel: to.channel,
    sealed: seal(keys.open(row.wrapped, personId), to.id, personId),
  });
  dropMoveLinks(tx, personId);
  dropOwnDataLinks(tx, personId);
  dropPhrase(tx, personId);
}

export function writePhrase(
  { lookup, proof }: ChangeOf<'phrase-made'>,
  { tx, now }: Pick<At, 'tx' | 'now'>,
): void {
  putPhrase(tx, { personId: now.person.id, lookup, proof, madeAt: now.now });
}
