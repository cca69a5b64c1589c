// What an opened seal shows, and not a row more: the card, the addresses, the words of the case.
// Read as `wl_glass`, whom the server gives these rows only while the opening stands.

import { asc, eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { newestConsent } from './consents.ts';
import { cases } from './hotline.ts';
import { messagesOfCase } from './listening.ts';
import { addresses, people, personKeys } from './people.ts';
import { sealedFieldsOf } from './sealed-cards.ts';
import { units } from './units.ts';

export async function opening(db: Db, caseId: string, personId: string) {
  const { channel, sealed } = addresses;
  const [[found], card, consent, reachable, messages] = await Promise.all([
    db
      .select({
        alias: people.alias,
        unit: units.name,
        personKey: personKeys.wrapped,
        caseKey: cases.wrapped,
      })
      .from(cases)
      .innerJoin(people, eq(people.id, cases.personId))
      .innerJoin(personKeys, eq(personKeys.personId, people.id))
      .leftJoin(units, eq(units.id, people.unitId))
      .where(eq(cases.id, caseId)),
    sealedFieldsOf(db, personId),
    newestConsent(db, personId, 'card'),
    db
      .select({ channel, sealed })
      .from(addresses)
      .where(eq(addresses.personId, personId))
      .orderBy(asc(channel)),
    messagesOfCase(db, caseId),
  ]);
  return found && { ...found, card, consent, reachable, messages };
}
