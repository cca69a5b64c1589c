// What is known of thanks, where a message is about them: a further trip for those alone.

import type { Tx } from '../../db/client.ts';
import { kudosOf } from '../../db/kudos.ts';
import { mayTake, type Pace, takeOne } from '../../db/paces.ts';
import { personByAlias } from '../../db/people.ts';
import type { HeardKudos } from '../care/kudos/kudos.ts';
import { kudosIntentOf } from '../care/kudos/tap.ts';
import type { Keys } from '../ops/keys.ts';
import type { Snapshot } from './decision.ts';
import type { Intent } from './intent.ts';
import type { Said } from './message.ts';

/** Five in a row, then one in about five hours. */
const PACE = { burst: 5, perHour: 0.2 };
/** Aliases that somebody tries. */
const TRIES = { burst: 20, perHour: 10 };

export async function lookUpKudos(
  tx: Tx,
  keys: Keys,
  { said, intent }: { readonly said: Said; readonly intent: Intent | undefined },
  { now, person, dialogue }: Snapshot,
): Promise<HeardKudos | undefined> {
  const wanted = kudosIntentOf(said, dialogue.waiting, intent !== undefined);
  if (wanted === undefined || person.joinedAt === undefined) return undefined;
  const paceOf = (name: string, pace: Omit<Pace, 'name'>): Pace => ({
    ...pace,
    name: `${name}:${keys.tokenKey(person.id)}`,
  });
  if (wanted.kind === 'kudos-to') {
    const tries = paceOf('kudos-to', TRIES);
    const isOpen = await mayTake(tx.db, tries, now);
    takeOne(tx, tries, now);
    const found = isOpen ? await personByAlias(tx.db, wanted.alias) : undefined;
    const toId = found?.id === person.id || found?.endsWhy === 'died' ? undefined : found?.id;
    return { toId, one: undefined, maySend: false };
  }
  if (!('kudosId' in wanted)) return { toId: undefined, one: undefined, maySend: false };
  const side = wanted.kind === 'kudos-refuse' ? 'got' : 'sent';
  const row = (await kudosOf(tx.db, person.id)).find(
    (one) => one.id === wanted.kudosId && one.side === side,
  );
  const pace = paceOf('kudos', PACE);
  const maySend = wanted.kind === 'kudos-send' && (await mayTake(tx.db, pace, now));
  if (maySend && row?.state === 'draft') takeOne(tx, pace, now);
  const one = row && { id: row.id, state: row.state, isNamed: row.otherId === null };
  return { toId: undefined, one, maySend };
}
