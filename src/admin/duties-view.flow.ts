// A unit's squads and days as the console shows them, and a rotation as its form sends it.

import { groundRows } from '../../db/grounds.ts';
import { type FeedRow, feedsOfUnit } from '../../db/schedule-feeds.ts';
import { allSquads, squadsOf, unitById } from '../../db/units.ts';
import type { DayKind } from '../checkins/when/day.ts';
import type { Fault } from '../checkins/when/list.ts';
import { localOf } from '../checkins/when/zone.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { type DutyTools, type Kept, setPattern } from './duties.flow.ts';
import { FEED_FAILURES, type FeedFailure } from './feed.ts';
import { turnsIn, turnsText } from './turns.ts';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 400;

export type SquadDuties = {
  readonly id: string;
  readonly name: string;
  readonly pattern: { readonly startsOn: string; readonly turns: string } | undefined;
  /** From a list, today or later. */
  readonly listed:
    | { readonly duties: number; readonly first: Date; readonly last: Date }
    | undefined;
  readonly feed: FeedView | undefined;
};

export type DutiesView = {
  readonly unitId: string;
  readonly unit: string;
  readonly timeZone: string;
  readonly today: string;
  readonly squads: readonly SquadDuties[];
  /** Today or later; an admin's word stands before a file's. */
  readonly days: readonly {
    readonly day: string;
    readonly kind: DayKind;
    readonly isByAdmin: boolean;
  }[];
  readonly hasFeeds: boolean;
  /** Of the unit's days. */
  readonly feed: FeedView | undefined;
};

export type FeedView = {
  /** Of its address no more is shown: the rest is a secret. */
  readonly host: string;
  readonly goodAt: Date | undefined;
  readonly rows: number;
  readonly faults: readonly Fault[];
  readonly failure: FeedFailure | undefined;
  readonly failedSince: Date | undefined;
};

export async function dutiesView(
  tools: Pick<Tools, 'pools' | 'clock' | 'keys' | 'settings'>,
  unitId: string,
  off: string,
): Promise<DutiesView | undefined> {
  const { pools, clock, settings } = tools;
  const now = clock();
  return pools.station.transact('wl_admin', async ({ db }) => {
    const unit = await unitById(db, unitId);
    if (unit === undefined) return undefined;
    const span = { from: now, to: new Date(now.getTime() + SHOWN_DAYS * DAY_MS) };
    const [squads, rows, feeds] = await Promise.all([
      squadsOf(db, unitId),
      groundRows(db, [unitId], span),
      feedsOfUnit(db, unitId),
    ]);
    const feedOf = (targetId: string) => {
      const row = feeds.find((feed) => feed.targetId === targetId);
      return row && feedView(tools, row);
    };
    const listed = Map.groupBy(rows.duties, ({ squadId }) => squadId);
    const today = localOf(now, unit.timeZone).day;
    const byDay = Map.groupBy(
      rows.days.filter(({ day }) => day >= today),
      ({ day }) => day,
    );
    return {
      unitId,
      unit: unit.name,
      timeZone: unit.timeZone,
      today,
      squads: squads.map(({ id, name }) => {
        const pattern = rows.patterns.find(({ squadId }) => squadId === id)?.pattern;
        const duties = listed.get(id) ?? [];
        const [first, last] = [duties[0]?.from, duties.at(-1)?.from];
        return {
          id,
          name,
          pattern: pattern && { startsOn: pattern.startsOn, turns: turnsText(pattern, off) },
          listed: first && last && { duties: duties.length, first, last },
          feed: feedOf(id),
        };
      }),
      days: [...byDay.values()].flatMap((here) => {
        const one = here.find(({ source }) => source === 'admin') ?? here[0];
        return one ? [{ day: one.day, kind: one.kind, isByAdmin: one.source === 'admin' }] : [];
      }),
      hasFeeds: (settings.feedOrigins ?? []).length > 0,
      feed: feedOf(unitId),
    };
  });
}

function feedView({ keys }: Pick<Tools, 'keys'>, row: FeedRow): FeedView {
  const url = unseal(keys.feed, row.sealed, row.targetId).toString();
  return {
    host: new URL(url).host,
    goodAt: row.goodAt ?? undefined,
    rows: row.rows,
    faults: row.faults,
    failure: FEED_FAILURES.find((one) => one === row.failure),
    failedSince: row.failedSince ?? undefined,
  };
}

/** Absent turns: the squad has no rotation any more. */
export async function patternFromForm(
  tools: DutyTools,
  squadId: string,
  { startsOn, turns }: { readonly startsOn: string; readonly turns: string | undefined },
  actor: string,
): Promise<Kept> {
  if (turns === undefined) return setPattern(tools, squadId, undefined, actor);
  const read = turnsIn(turns);
  if (read === undefined) return { kind: 'bad-pattern' };
  return setPattern(tools, squadId, { startsOn, turns: read }, actor);
}

/** Whose squad it is, where a form went wrong and its page is shown again. */
export async function unitOfSquad(
  { pools }: Pick<Tools, 'pools'>,
  squadId: string,
): Promise<string | undefined> {
  return pools.station.transact('wl_admin', async ({ db }) => {
    const squads = await allSquads(db);
    return squads.find(({ id }) => id === squadId)?.unitId;
  });
}
