// The log's leaves in order, each with its event. Leaves and events are two streams, each read once
// and in its own order; events that are ahead of their leaf wait in between.

import { setImmediate as turn } from 'node:timers/promises';
import { FIRST, type Place } from '../../../db/audit.ts';
import { leavesAfter } from '../../../db/audit-log.ts';
import type { Db } from '../../../db/client.ts';
import type { ComingPage } from './page.ts';
import type { Span } from './tree/tree.ts';
import type { Leaf, LeafRow } from './walk.ts';

const ROWS_PER_PAGE = 2_000; // fewer cost more questions, more outlive the young generation
/** Far more than can be under way at once: a leaf that asks for an event beyond has none. */
const WAITING_MAX = 100_000;

export type Leaves<Event> = {
  /** The next leaves, in order; fewer than asked for at the end only. */
  readonly take: (rowsMax: number) => Promise<readonly LeafRow<Event>[]>;
  /** The first event up to this id that no leaf was for and that `isExpected` does not explain. */
  readonly unclaimed: (
    upTo: number,
    isExpected: (id: number) => boolean,
  ) => Promise<Event | undefined>;
};

/** @param pruned what signed notes say is gone. @param first the first leaf wanted, and where its event may be. */
export function openLeaves<Event extends Place>(
  db: Db,
  eventsAfter: (db: Db, place: Place, rowsMax: number) => Promise<ComingPage<Event, Place>>,
  pruned: readonly Span[],
  first: { readonly leaf: number; readonly event: Place } = { leaf: 0, event: FIRST },
): Leaves<Event> {
  const leaves = pages(first.leaf - 1, (after: number) => leavesAfter(db, after, ROWS_PER_PAGE));
  const events = pages(first.event, (after: Place) => eventsAfter(db, after, ROWS_PER_PAGE));
  const waiting = new Map<number, Event>();
  const doubled = new Set<number>();
  let readTo = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let page: readonly Leaf[] = [];
  let taken = 0;
  let span = 0;

  async function readEvents(): Promise<void> {
    const read = await events();
    isOver = read.length === 0;
    for (const event of read) {
      if (waiting.has(event.id) || event.id === readTo) doubled.add(event.id);
      waiting.set(event.id, event);
      readTo = event.id;
    }
  }

  function isPruned(leaf: number): boolean {
    while ((pruned[span]?.to ?? Number.POSITIVE_INFINITY) <= leaf) span += 1;
    return (pruned[span]?.from ?? Number.POSITIVE_INFINITY) <= leaf;
  }

  function withEvent(row: Leaf): LeafRow<Event> {
    const { leaf, eventId, hash } = row;
    const event = waiting.get(eventId);
    waiting.delete(eventId);
    const isDoubled = doubled.size > 0 && doubled.has(eventId);
    const isGone = event === undefined && isPruned(leaf);
    return { leaf, eventId, hash, event, isDoubled, isPruned: isGone };
  }

  async function readLeaves(rowsMax: number): Promise<Leaf[]> {
    const rows: Leaf[] = [];
    while (rows.length < rowsMax) {
      if (taken === page.length) {
        page = await leaves();
        taken = 0;
      }
      if (page.length === 0) break;
      const more = page.slice(taken, taken + rowsMax - rows.length);
      taken += more.length;
      rows.push(...more);
    }
    return rows;
  }

  return {
    take: async (rowsMax) => {
      const rows = await readLeaves(rowsMax);
      const highest = rows.reduce((high, { eventId }) => Math.max(high, eventId), readTo);
      // One beyond the highest: a second row of the same event comes right after the first.
      while (!isOver && readTo <= highest && waiting.size < WAITING_MAX) await readEvents();
      return rows.map(withEvent);
    },
    unclaimed: async (upTo, isExpected) => {
      for (;;) {
        for (const [id, event] of waiting) if (id <= upTo && !isExpected(id)) return event;
        waiting.clear();
        if (isOver || readTo > upTo) return undefined;
        await readEvents();
      }
    },
  };
}

/** Page after page; the next one is fetched while one is worked on. */
function pages<Row, At>(
  first: At,
  read: (after: At) => Promise<ComingPage<Row, At>>,
): () => Promise<readonly Row[]> {
  const begun = (after: At) => {
    const page = read(after);
    page.catch(() => undefined); // awaited when it is needed, if it is
    return page;
  };
  let coming = begun(first);
  return async () => {
    const page = await coming;
    if (page.last !== undefined) {
      coming = begun(page.last);
      // The driver writes a question at the end of a turn: it goes out before we are busy.
      await turn();
      await turn();
    }
    return page.rows();
  };
}
