// Campaigns of listening: a time, units, a team, hearings with how many were heard. No officer is in them.

import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { ToldAnswers } from '../src/care/campaigns/answers.ts';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { requests } from './requests.ts';
import { instant, ledger } from './schemas.ts';
import { anyOf } from './sets.ts';
import { staff } from './staff.ts';

export const campaigns = ledger.table('campaigns', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  from: instant('from_at').notNull(),
  until: instant('until_at').notNull(),
  unitIds: uuid('unit_ids').array().notNull(),
  /** Accounts of staff who go round. */
  team: uuid().array().notNull(),
  scaleId: uuid('scale_id'),
  madeBy: uuid('made_by')
    .notNull()
    .references(() => staff.id),
  /** Told from ten on, in fives. */
  invited: integer(),
  endedAt: instant('ended_at'),
  /** Of its questionnaire: told once, when it is over. */
  answers: jsonb().$type<readonly ToldAnswers[]>(),
});

export const campaignHearings = ledger.table(
  'campaign_hearings',
  {
    id: uuid().primaryKey(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    unitId: uuid('unit_id').notNull(),
    at: instant().notNull(),
    /** How many were heard there, as the team counted. */
    heard: integer().notNull(),
  },
  (table) => [index('campaign_hearings_campaign').on(table.campaignId)],
);

export type Campaign = typeof campaigns.$inferSelect;
export type Hearing = typeof campaignHearings.$inferSelect;

export function putCampaign(tx: Tx, row: typeof campaigns.$inferInsert): void {
  tx.write(tx.db.insert(campaigns).values(row));
}

export function putHearing(tx: Tx, row: Hearing): void {
  tx.write(tx.db.insert(campaignHearings).values(row));
}

export function putInvited(tx: Tx, id: string, invited: number | null): void {
  tx.write(tx.db.update(campaigns).set({ invited }).where(eq(campaigns.id, id)));
}

/** What was told stays as told. */
export function putAnswers(tx: Tx, id: string, answers: readonly ToldAnswers[]): void {
  const isFirst = and(eq(campaigns.id, id), isNull(campaigns.answers));
  tx.write(tx.db.update(campaigns).set({ answers }).where(isFirst));
}

/** Whether this questionnaire is already asked in one of these units at that time. */
export async function isAskedBeside(
  db: Db,
  {
    scaleId,
    unitIds,
    from,
    until,
  }: Pick<Campaign, 'unitIds' | 'from' | 'until'> & { readonly scaleId: string },
): Promise<boolean> {
  const beside = and(
    eq(campaigns.scaleId, scaleId),
    sql`${campaigns.unitIds} && ${sql.param([...unitIds], campaigns.unitIds)}`,
    lt(campaigns.from, until),
    gt(sql`coalesce(${campaigns.endedAt}, ${campaigns.until})`, from.toISOString()),
  );
  return (await db.$count(campaigns, beside)) > 0;
}

/** @returns whether it ran until now. */
export async function endCampaign(db: Db, id: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(campaigns)
    .set({ endedAt: at })
    .where(and(eq(campaigns.id, id), isNull(campaigns.endedAt)))
    .returning({ id: campaigns.id });
  return rows.length === 1;
}

export async function campaignById(db: Db, id: string): Promise<Campaign | undefined> {
  return (await db.select().from(campaigns).where(eq(campaigns.id, id)))[0];
}

export async function allCampaigns(db: Db, rowsMax: number): Promise<Campaign[]> {
  return db.select().from(campaigns).orderBy(desc(campaigns.from)).limit(rowsMax);
}

export async function hearingsOf(db: Db, campaignId: string): Promise<Hearing[]> {
  return db
    .select()
    .from(campaignHearings)
    .where(eq(campaignHearings.campaignId, campaignId))
    .orderBy(asc(campaignHearings.at));
}

/** Who is of these units, in order of id. */
export async function membersAfter(
  db: Db,
  unitIds: readonly string[],
  { afterId, rowsMax }: { readonly afterId: string; readonly rowsMax: number },
) {
  return db
    .select({
      id: people.id,
      timeZone: people.timeZone,
      fromMin: people.quietFromMin,
      toMin: people.quietToMin,
    })
    .from(people)
    .where(and(sql`${people.unitId} = ${anyOf(unitIds)}`, gt(people.id, afterId)))
    .orderBy(asc(people.id))
    .limit(rowsMax);
}

/** What was told to the desks from these units in this time, of no alias, in counts. */
export async function toldDuring(
  db: Db,
  { unitIds, from, until }: Pick<Campaign, 'unitIds' | 'from' | 'until'>,
) {
  return db
    .select({
      item: requests.item,
      told: sql<number>`count(*)::int`,
      answered: sql<number>`count(*) filter (where ${requests.state} = 'answered')::int`,
      solved: sql<number>`count(*) filter (where ${requests.outcome} = 'solved')::int`,
    })
    .from(requests)
    .where(
      and(
        sql`${requests.unitId} = ${anyOf(unitIds)}`,
        sql`${requests.state} <> 'taken-back'`,
        sql`${requests.receivedAt} between ${from.toISOString()} and ${until.toISOString()}`,
      ),
    )
    .groupBy(requests.item)
    .orderBy(asc(requests.item));
}
