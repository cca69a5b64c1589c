// A rating as it is kept.

import type { Change, Snapshot } from './decision.ts';

type Rated = Extract<Change, { readonly kind: 'message-rated' }>;

export function ratedIn(
  { messageId, by, assessment }: Rated,
  { now, newId, person }: Pick<Snapshot, 'now' | 'newId' | 'person'>,
) {
  return { id: newId(), personId: person.id, messageId, by, at: now, ...assessment };
}
