// Makes a recovery phrase for whoever is at an address. It is returned, to be shown once; what is
// kept of it is slowly hashed. None that would sound like a cry for help is given out, so that
// bringing it is never mistaken for one.

import { randomBytes } from 'node:crypto';
import { openPersonAt, personById } from '../../../db/people.ts';
import { commit } from '../../core/commit.flow.ts';
import type { Address } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';
import { slowKey } from '../../ops/slow-key.ts';
import type { Tools } from '../../outbox/tools.ts';
import { keepPhrase } from './moving.ts';
import { ENTROPY_BYTES, phraseOf } from './phrase.ts';

type PhraseTools = Pick<Tools, 'pools' | 'keys' | 'glass' | 'clock' | 'newId' | 'rate'>;

/** @returns undefined when nobody with an alias is there. @throws RetryLater */
export async function makePhrase(
  tools: PhraseTools,
  address: Address,
): Promise<readonly string[] | undefined> {
  const addressKey = tools.keys.addressKey(address);
  const person = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const id = await openPersonAt(db, addressKey);
    return id === undefined ? undefined : personById(db, id);
  });
  if (person === undefined || person.joinedAt === null) return undefined;
  const { entropy, words } = calmPhrase(tools, person.locale);
  const { lookup, proof } = await slowKey(entropy, tools.keys.phrase);
  let isKept = false;
  await commit(
    tools,
    person.id,
    (now) => {
      const decision = keepPhrase(now, { lookup: tools.keys.tokenKey(lookup), proof });
      isKept = decision !== undefined;
      return decision;
    },
    'person',
  );
  return isKept ? words : undefined;
}

function calmPhrase({ rate }: PhraseTools, locale: Locale) {
  for (;;) {
    const entropy = randomBytes(ENTROPY_BYTES);
    const words = phraseOf(entropy, locale);
    if (rate(words.join(' ')).level === 'L0') return { entropy, words };
  }
}
