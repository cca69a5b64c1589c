// Officers, by alias. The address lives here alone, sealed; so does the person's wrapped key.

import { asc, eq, gt, sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Rhythm } from '../src/checkins/when/rhythm.ts';
import type { Dialogue } from '../src/core/dialogue.ts';
import type { ChannelName } from '../src/core/message.ts';
import type { Ending, Locale } from '../src/core/person.ts';
import type { Wrapped } from '../src/ops/keys.ts';
import type { Db, Tx } from './client.ts';
import { type Marks, reading, writing, writingEach } from './prepared.ts';
import { writingRows } from './rows.ts';
import { instant, officer, sealed, wrappedKey } from './schemas.ts';
import { wrappedBy } from './wrapping-keys.ts';

export const people = officer.table(
  'people',
  {
    id: uuid().primaryKey(),
    alias: text().unique(),
    locale: text().$type<Locale>().notNull(),
    region: text().notNull(),
    timeZone: text('time_zone').notNull(),
    quietFromMin: integer('quiet_from_min').notNull(),
    quietToMin: integer('quiet_to_min').notNull(),
    /** Their own times, days off and long duties. */
    rhythm: jsonb().$type<Rhythm>().notNull().default({}),
    unitId: uuid('unit_id'),
    squadId: uuid('squad_id'),
    metAt: instant('met_at').notNull(),
    joinedAt: instant('joined_at'),
    stoppedAt: instant('stopped_at'),
    noticedAt: instant('noticed_at'),
    /** When what is kept of them ends, and why. */
    endsAt: instant('ends_at'),
    endsWhy: text('ends_why').$type<Ending['why']>(),
    dialogue: jsonb().$type<Dialogue>().notNull(),
    recent: jsonb().$type<readonly string[]>().notNull(),
  },
  (table) => [index('people_unit').on(table.unitId)],
);

export const personKeys = officer.table('person_keys', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  wrapped: wrappedKey().notNull(),
  wrappedBy: wrappedBy(),
});

export const addresses = officer.table(
  'addresses',
  {
    addressKey: text('address_key').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    channel: text().$type<ChannelName>().notNull(),
    sealed: sealed().notNull(),
  },
  (table) => [index('addresses_person').on(table.personId)],
);

export const cardUses = officer.table('card_uses', { cardKey: text('card_key').primaryKey() });

export type PersonRow = typeof people.$inferSelect;

export function putPerson(tx: Tx, person: PersonRow, wrapped: Wrapped): void {
  tx.write(tx.db.insert(people).values(person));
  tx.write(tx.db.insert(personKeys).values({ personId: person.id, wrapped }));
}

export function putAddress(tx: Tx, address: typeof addresses.$inferInsert): void {
  tx.write(tx.db.insert(addresses).values(address));
}

const updating = writingEach<string, Partial<PersonRow>>((names) =>
  writing((db, at) => {
    const marks = names.split(' ').map((name) => [name, at[name as keyof PersonRow]]);
    return db
      .update(people)
      .set(Object.fromEntries(marks))
      .where(eq(people.id, sql.placeholder('id')));
  }, 'people'),
);

export function updatePerson(tx: Tx, id: string, set: Partial<PersonRow>): void {
  tx.write(updating(Object.keys(set).join(' '), { ...set, id }));
}

export type Talk = Pick<PersonRow, 'id' | 'recent' | 'dialogue'>;

const talking = writingRows<Talk>(
  'id uuid, recent jsonb, dialogue jsonb',
  (rows) => sql`
    update ${people} set recent = r.recent, dialogue = r.dialogue
    from ${rows} where ${people.id} = r.id`,
  'people',
);

/** Where many people's talks with the program stand. */
export function putTalks(tx: Tx, talks: readonly Talk[]): void {
  if (talks.length > 0) tx.write(talking(talks));
}

/** A second use of the same card violates the key, and the whole joining with it. */
export function putCardUse(tx: Tx, cardKey: string): void {
  tx.write(tx.db.insert(cardUses).values({ cardKey }));
}

export async function isCardUsed(db: Db, cardKey: string): Promise<boolean> {
  const rows = await db.select().from(cardUses).where(eq(cardUses.cardKey, cardKey));
  return rows.length > 0;
}

const findingAddress = reading((db, at: Marks<{ personId: string }>) =>
  db
    .select({
      channel: addresses.channel,
      sealed: addresses.sealed,
      addressKey: addresses.addressKey,
      wrapped: personKeys.wrapped,
      locale: people.locale,
      /** Two people said that they have died: whoever is there now is somebody else. */
      isClosed: sql<boolean>`coalesce(${people.endsWhy} = 'died', false)`,
    })
    .from(addresses)
    .innerJoin(personKeys, eq(personKeys.personId, addresses.personId))
    .innerJoin(people, eq(people.id, addresses.personId))
    .where(eq(addresses.personId, at.personId))
    .limit(1),
);

/** Where to reach a person: their address's channel and its seal, the newest first. */
export async function addressOf(db: Db, personId: string) {
  return (await findingAddress(db, { personId }))[0];
}

export async function personIdAt(db: Db, addressKey: string): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: addresses.personId })
    .from(addresses)
    .where(eq(addresses.addressKey, addressKey));
  return row?.personId;
}

/** The same, unless their line is closed: then nobody there is let in to what is theirs. */
export async function openPersonAt(db: Db, addressKey: string): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: addresses.personId, endsWhy: people.endsWhy })
    .from(addresses)
    .innerJoin(people, eq(people.id, addresses.personId))
    .where(eq(addresses.addressKey, addressKey));
  return row?.endsWhy === 'died' ? undefined : row?.personId;
}

/** Held until the transaction ends, before any case of theirs: the order that `commit` holds in. */
export async function lockPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return (await db.select().from(people).where(eq(people.id, id)).for('update'))[0];
}

const findingPerson = reading((db, at: Marks<{ id: string }>) =>
  db.select().from(people).where(eq(people.id, at.id)),
);

export async function personById(db: Db, id: string): Promise<PersonRow | undefined> {
  return (await findingPerson(db, { id }))[0];
}

export async function personByAlias(db: Db, alias: string): Promise<PersonRow | undefined> {
  return (await db.select().from(people).where(eq(people.alias, alias)))[0];
}

/** Ids in order, so many at once. */
export async function peopleAfter(
  db: Db,
  afterId: string | undefined,
  rowsMax: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(afterId === undefined ? undefined : gt(people.id, afterId))
    .orderBy(asc(people.id))
    .limit(rowsMax);
  return rows.map(({ id }) => id);
}

/** Destroys the key and every row about the person; what a case keeps is no longer linked. */
export function erasePerson(tx: Tx, personId: string): void {
  tx.write(tx.db.delete(people).where(eq(people.id, personId)));
}
