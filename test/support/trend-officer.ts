// An officer with weeks of answers behind them, who said yes to their trend, and answers again.

import type { Address } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { newestWording } from '../../src/trust/wordings.ts';
import { alarmRows } from './alarm-rows.ts';
import { asOwner } from './databases.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const PATTERN = [0, 1, -1, 0, 1, 0, -1];

export type Past = { readonly days: number; readonly mood?: number };

/** One answer a day up to yesterday, going up and down around `mood`. */
export async function answeredBefore(
  world: World,
  personId: string,
  { days, mood = 4 }: Past,
): Promise<void> {
  await asOwner(world.url, async (sql) => {
    for (let ago = days; ago >= 1; ago -= 1) {
      const at = new Date(world.now().getTime() - ago * DAY_MS);
      const value = mood + (PATTERN[(days - ago) % 7] ?? 0);
      await sql`insert into officer.check_ins (id, person_id, slot, asked_at, answered_at, mood)
        values (${world.tools.newId()}, ${personId}, ${`past ${ago}`}, ${at}, ${at}, ${value})`;
    }
  });
}

/** Everybody of them said yes to these, at once. */
export async function saidYes(
  world: World,
  personIds: readonly string[],
  scopes: readonly ('scores' | 'trend')[],
): Promise<void> {
  await asOwner(world.url, async (sql) => {
    for (const scope of scopes)
      for (const id of personIds)
        await sql`insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
          values (${id}, ${scope}, true, ${newestWording(scope, 'en')?.hash ?? ''}, 'en', ${world.now()})`;
  });
}

export function trendOfficers(world: World) {
  const { personAt } = alarmRows(world);
  const answer = async (from: Address, mood: number): Promise<void> => {
    await world.bring(from, { kind: 'command', name: 'checkin', rest: '' });
    const asked = world.heard(from).flatMap(({ choices = [] }) => choices);
    await world.tap(from, asked.find(({ id }) => id.startsWith(`mood:${mood}:`))?.id ?? '');
    world.heard(from);
  };
  return {
    personAt,
    answer,
    /** Somebody with six weeks of answers who said yes to their trend. */
    watched: async (locale: Locale = 'en') => {
      const from = await world.joined(locale);
      const personId = await personAt(from);
      await answeredBefore(world, personId, { days: 43 });
      await world.tap(from, 'slip:trend:yes');
      world.heard(from);
      return { from, personId };
    },
    /** So many bad days in a row; the last one's check-in is over when this returns. */
    badDays: async (from: Address, days: number): Promise<void> => {
      for (let day = 1; day <= days; day += 1) {
        await answer(from, 1);
        await world.advance(day === days ? 10 * MINUTE_MS : DAY_MS);
      }
    },
    scoresOf: async (personId: string) => {
      let rows: { level: string; reasons: unknown }[] = [];
      await asOwner(world.url, async (sql) => {
        rows = await sql`select level, reasons from officer.assessments
          where person_id = ${personId}`;
      });
      return rows;
    },
  };
}
