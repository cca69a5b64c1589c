// Words, and what a sealed card holds, are sealed here, on their way in.

import type { Tx } from '../../db/client.ts';
import { putCase } from '../../db/hotline.ts';
import { type NewMessage, putMessage } from '../../db/listening.ts';
import { putCardField } from '../../db/sealed-cards.ts';
import type { SnapshotRow } from '../../db/snapshot.ts';
import { coverOf } from '../hotline/cover.ts';
import type { Glass } from '../ops/glass.ts';
import { type Keys, seal, type Wrapped } from '../ops/keys.ts';
import { cardOwner, maskOf } from '../trust/glass/card-fields.ts';
import type { Change, Snapshot } from './decision.ts';

/** Characters kept of one message; it is rated whole (decision 15). */
const WORDS_MAX = 16_000;

export type ChangeOf<K extends Change['kind']> = Change & { readonly kind: K };

export type At = {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly glass: Glass;
  readonly now: Snapshot;
  readonly row: SnapshotRow;
  /** Wrapped keys of this person's cases, the one opened in this decision among them. */
  readonly caseKeys: Map<string, Wrapped>;
};

export function writeCardField(
  { field, words }: ChangeOf<'card-field-sealed'>,
  { tx, keys, glass, now, row }: At,
): void {
  const { id: personId } = now.person;
  const owner = cardOwner(personId, field);
  putCardField(tx, {
    personId,
    field,
    keyId: glass.keyId,
    sealed: glass.seal(words, owner),
    mask: seal(keys.open(row.wrapped, personId), maskOf(field, words), owner),
    leftAt: now.now,
  });
}

export function writeMessage(change: ChangeOf<'message-kept'>, at: At): void {
  putMessage(at.tx, messageOf(change, at));
}

export function messageOf(
  change: ChangeOf<'message-kept'>,
  at: Omit<At, 'tx' | 'glass'>,
): NewMessage {
  const { now } = at;
  const words = change.words.slice(0, WORDS_MAX);
  return {
    id: change.messageId,
    personId: now.person.id,
    caseId: change.caseId ?? null,
    author: change.author ?? 'officer',
    sealed: seal(messageKey(change, at), words, change.messageId),
    at: now.now,
    keepUntil: change.keepUntil ?? null,
    cover: change.caseId === undefined ? null : coverOf(words),
  };
}

function messageKey(
  { caseId }: ChangeOf<'message-kept'>,
  { keys, now, row, caseKeys }: Pick<At, 'keys' | 'now' | 'row' | 'caseKeys'>,
): Buffer {
  const wrapped = caseId === undefined ? undefined : caseKeys.get(caseId);
  return wrapped === undefined || caseId === undefined
    ? keys.open(row.wrapped, now.person.id)
    : keys.open(wrapped, caseId);
}

export function writeCase(
  change: ChangeOf<'case-opened'>,
  { tx, keys, now, row, caseKeys }: At,
): void {
  const wrapped = keys.newKey(change.caseId);
  caseKeys.set(change.caseId, wrapped);
  putCase(tx, {
    id: change.caseId,
    code: change.code,
    personId: now.person.id,
    unitId: row.person.unitId,
    locale: now.person.locale,
    level: change.level,
    state: change.state,
    openedAt: now.now,
    levelAt: change.clocksFrom ?? now.now,
    queuedAt: change.state === 'waiting' ? now.now : null,
    wrapped,
  });
}
