// Duties and days off from an iCalendar feed: asked every hour, taken over when it changed. A feed
// that fails takes nothing away; the page says since when and why.

import { appendAudit } from '../../db/audit.ts';
import {
  claimDueFeeds,
  claimFeed,
  dropFeed,
  type FeedRow,
  putFeed,
  updateFeed,
} from '../../db/schedule-feeds.ts';
import { allSquads, unitById } from '../../db/units.ts';
import { isCalendar } from '../checkins/when/calendar.ts';
import { askOne, fetched, type Got } from '../ops/calendar-feed.ts';
import { seal, unseal } from '../ops/keys.ts';
import type { Outgoing } from '../ops/outgoing.ts';
import type { Tools } from '../outbox/tools.ts';
import { type DutyTools, importDuties, importHolidays, type Kept } from './duties.flow.ts';
import {
  FEED_EVERY_MS,
  type FeedFailure,
  type FeedWish,
  feedAddress,
  feedHeaders,
  isDueWhole,
} from './feed.ts';

const CLAIM_MS = 5 * 60_000;
const AT_ONCE = 20;
const FAULTS_KEPT = 100;

export type FeedTools = DutyTools & Pick<Tools, 'keys' | 'settings' | 'log'>;
/** How an address is asked; a test has a server of its own behind it. */
export type Ask = (url: string) => Outgoing;

export type FeedSet =
  | Exclude<Kept, { readonly kind: 'bad-day' | 'bad-pattern' }>
  | Exclude<FeedWish, { readonly kind: 'address' }>
  | { readonly kind: FeedFailure | 'feed-dropped' };

export type Target = { readonly unitId: string } | { readonly squadId: string };

/** Reads it at once, so that whoever named it sees what comes of it. */
export async function setFeed(
  tools: FeedTools,
  target: Target,
  address: string,
  actor: string,
  ask: Ask = askOne,
): Promise<FeedSet> {
  const wish = feedAddress(address, tools.settings.feedOrigins ?? []);
  if (wish.kind !== 'address') return wish;
  const at = tools.clock();
  const placed = await placeOf(tools, target);
  if (placed === undefined) return { kind: 'squadId' in target ? 'no-such-squad' : 'no-such-unit' };
  const { targetId, unitId } = placed;
  const sealed = seal(tools.keys.feed, wish.url.href, targetId);
  await tools.pools.station.transact('wl_admin', async (tx) => {
    putFeed(tx, { targetId, unitId, sealed, nextAt: new Date(at.getTime() + CLAIM_MS) });
    appendAudit(tx, [
      { at, actor, action: 'feed-set', subject: `unit:${unitId}`, detail: { target: targetId } },
    ]);
  });
  return readNow(tools, targetId, actor, ask);
}

/** Reads it now, whenever it was read last; its hour begins anew. */
export async function testFeed(
  tools: FeedTools,
  target: Target,
  actor: string,
  ask: Ask = askOne,
): Promise<FeedSet> {
  const placed = await placeOf(tools, target);
  if (placed === undefined) return { kind: 'squadId' in target ? 'no-such-squad' : 'no-such-unit' };
  return readNow(tools, placed.targetId, actor, ask);
}

async function readNow(
  tools: FeedTools,
  targetId: string,
  actor: string,
  ask: Ask,
): Promise<FeedSet> {
  const until = new Date(tools.clock().getTime() + CLAIM_MS);
  const [row] = await tools.pools.station.transact('wl_admin', ({ db }) =>
    claimFeed(db, targetId, until),
  );
  return row === undefined ? { kind: 'feed-dropped' } : readFeed(tools, row, ask, actor);
}

/** What was read from it stays, as if it had come from a file. */
export async function endFeed(tools: FeedTools, target: Target, actor: string): Promise<FeedSet> {
  const at = tools.clock();
  const placed = await placeOf(tools, target);
  if (placed === undefined) return { kind: 'squadId' in target ? 'no-such-squad' : 'no-such-unit' };
  const { targetId, unitId } = placed;
  await tools.pools.station.transact('wl_admin', async (tx) => {
    dropFeed(tx, targetId);
    appendAudit(tx, [
      { at, actor, action: 'feed-ended', subject: `unit:${unitId}`, detail: { target: targetId } },
    ]);
  });
  return { kind: 'feed-dropped' };
}

/** Those that are due. One that fails is asked again an hour later, like any other. */
export async function readDueFeeds(tools: FeedTools, ask: Ask = askOne): Promise<number> {
  const now = tools.clock();
  const until = new Date(now.getTime() + CLAIM_MS);
  const due = await tools.pools.station.transact('wl_admin', ({ db }) =>
    claimDueFeeds(db, now, until, AT_ONCE),
  );
  for (const feed of due) await readFeed(tools, feed, ask, 'program');
  return due.length;
}

async function readFeed(
  tools: FeedTools,
  feed: FeedRow,
  ask: Ask,
  actor: string,
): Promise<FeedSet> {
  const now = tools.clock();
  const isWhole = isDueWhole(feed.takenAt, now);
  const url = unseal(tools.keys.feed, feed.sealed, feed.targetId).toString();
  const isAllowed = feedAddress(url, tools.settings.feedOrigins ?? []).kind === 'address';
  const got: Got = isAllowed
    ? await fetched(ask(url), url, feedHeaders({ ...feed, isWhole }))
    : { kind: 'feed-refused' };
  const nextAt = new Date(now.getTime() + FEED_EVERY_MS);
  if (got.kind !== 'text' && got.kind !== 'same') return failed(tools, feed, got.kind, nextAt);
  const good = { nextAt, goodAt: now, failure: null, failedSince: null };
  const isSame = got.kind === 'same' || (!isWhole && got.hash === feed.hash);
  if (isSame) {
    await settle(tools, feed, good);
    return { kind: 'kept', rows: feed.rows, faults: feed.faults };
  }
  if (!isCalendar(got.text)) return failed(tools, feed, 'feed-not-a-calendar', nextAt);
  const kept = await takeOver(tools, feed, got.text, actor);
  if (kept.kind !== 'kept') return failed(tools, feed, 'feed-refused', nextAt);
  const { rows, faults } = kept;
  if (rows === 0) {
    const isNone = faults.some(({ code }) => code === 'not-a-calendar');
    return failed(tools, feed, isNone ? 'feed-not-a-calendar' : 'feed-empty', nextAt);
  }
  const { etag, lastModified, hash } = got;
  const kept100 = faults.slice(0, FAULTS_KEPT);
  await settle(tools, feed, {
    ...good,
    etag,
    lastModified,
    hash,
    takenAt: now,
    rows,
    faults: kept100,
  });
  return kept;
}

function takeOver(tools: FeedTools, feed: FeedRow, text: string, actor: string): Promise<Kept> {
  const { targetId, unitId } = feed;
  return targetId === unitId
    ? importHolidays(tools, unitId, text, actor, 'feed')
    : importDuties(tools, targetId, text, actor, 'feed');
}

async function failed(
  tools: FeedTools,
  feed: FeedRow,
  failure: FeedFailure,
  nextAt: Date,
): Promise<FeedSet> {
  tools.log.warn('feed-not-read', { reason: failure, target: feed.targetId });
  const failedSince = feed.failedSince ?? tools.clock();
  await settle(tools, feed, { nextAt, failure, failedSince });
  return { kind: failure };
}

async function settle(
  { pools }: FeedTools,
  { targetId }: FeedRow,
  set: Partial<FeedRow>,
): Promise<void> {
  await pools.station.transact('wl_admin', async (tx) => updateFeed(tx, targetId, set));
}

async function placeOf({ pools }: FeedTools, target: Target) {
  return pools.station.transact('wl_admin', async ({ db }) => {
    if ('unitId' in target) {
      const unit = await unitById(db, target.unitId);
      return unit && { targetId: unit.id, unitId: unit.id };
    }
    const squad = (await allSquads(db)).find(({ id }) => id === target.squadId);
    return squad && { targetId: squad.id, unitId: squad.unitId };
  });
}
