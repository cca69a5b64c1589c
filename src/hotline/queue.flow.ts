// What the console shows of the queue. No alias, no words: a code, a level, a clock.

import { type CaseRow, caseIdByCode, claimedCases, waitingCases } from '../../db/hotline.ts';
import { intakePauseAt } from '../../db/intake-pauses.ts';
import { lastSaidIn } from '../../db/listening.ts';
import { activeStaff } from '../../db/staff.ts';
import { blocksAsked } from '../../db/talk-blocks.ts';
import type { Locale } from '../core/person.ts';
import type { Level } from '../listening/level.ts';
import type { Worker } from './case-step.ts';
import { type KeptOff, keptOff } from './line/may-take.ts';
import { byRank } from './line/rank.ts';
import { routedOf, takerOf } from './line/taker.flow.ts';
import type { Wish } from './line/wish.ts';
import type { CaseTools } from './on-case.flow.ts';
import { type ClockState, clockOf, waitOf } from './queue.ts';
import { noAnswerSince } from './silence.ts';

const ROWS_MAX = 200;

export type WaitingView = {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly queuedAt: Date;
  readonly clock: ClockState;
  /** Who said that they have seen it, while that holds. */
  readonly seenBy: string | undefined;
  readonly isUnitKnown: boolean;
  readonly locale: Locale | undefined;
  readonly wishes: readonly Wish[];
  /** Why the reader does not get it now. */
  readonly keptOff: KeptOff | undefined;
};

export type ClaimedView = {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly claimedAt: Date;
  readonly counselor: string;
  /** Of the reader's own talks: since when their word stands without an answer. */
  readonly noAnswerSince: Date | undefined;
  readonly isUnitKnown: boolean;
  readonly isOffered: boolean;
};

export type QueueView = {
  readonly now: Date;
  readonly waiting: readonly WaitingView[];
  /** The reader's own talks. */
  readonly own: readonly ClaimedView[];
  readonly others: readonly ClaimedView[];
  /** The line takes no new requests. */
  readonly pause: { readonly until: Date; readonly by: string } | undefined;
  /** Blocks that the reader, a lead, is asked to decide. */
  readonly blocks: Awaited<ReturnType<typeof blocksAsked>>;
  /** Of the others', those that the reader is asked to take over. */
  readonly offers: readonly ClaimedView[];
};

export async function queueView(
  tools: Pick<CaseTools, 'pools' | 'clock'>,
  staff: Worker,
): Promise<QueueView> {
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const now = tools.clock();
  const read = await tools.pools.officer.transact(as, ({ db }) =>
    Promise.all([
      waitingCases(db, ROWS_MAX),
      claimedCases(db, undefined),
      takerOf(db, staff),
      lastSaidIn(db, staff.id),
      intakePauseAt(db, now),
      staff.role === 'lead' ? blocksAsked(db) : [],
      activeStaff(db, ['counselor', 'lead']),
    ]),
  );
  const [waiting, claimed, taker, said, pause, blocks, members] = read;
  const labels = new Map(members.map(({ id, label }) => [id, label]));
  const talks = claimed.map(({ row, counselor }) => ({
    isOwn: row.counselorId === staff.id,
    view: {
      ...claimedOf(row, counselor, noAnswerSince(row.level, said.get(row.id) ?? {}, now)),
      isOffered: row.offeredTo === staff.id,
    },
  }));
  return {
    now,
    pause,
    blocks,
    waiting: waiting
      .map((row) => ({ ...waitOf(row), row }))
      .toSorted(byRank)
      .map(({ row, ...wait }) => ({
        id: row.id,
        code: row.code,
        level: row.level,
        queuedAt: wait.queuedAt,
        ...seenOf(clockOf(wait, now), labels.get(row.acknowledgedBy ?? '')),
        isUnitKnown: row.unitId !== null,
        locale: row.locale ?? undefined,
        wishes: row.wishes,
        keptOff: keptOff(routedOf(row), taker, now),
      })),
    own: talks.filter(({ isOwn }) => isOwn).map(({ view }) => view),
    others: talks.filter(({ isOwn, view }) => !isOwn && !view.isOffered).map(({ view }) => view),
    offers: talks.filter(({ view }) => view.isOffered).map(({ view }) => view),
  };
}

function seenOf(clock: ClockState, by: string | undefined) {
  return { clock, seenBy: clock.kind === 'acknowledged' ? by : undefined };
}

/** How many ring, for pages that show no more of the line. */
export async function ringingNow(
  tools: Pick<CaseTools, 'pools' | 'clock'>,
  staff: Worker,
): Promise<{ readonly ringing: number; readonly urgent: number }> {
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const rows = await tools.pools.officer.transact(as, ({ db }) => waitingCases(db, ROWS_MAX));
  const now = tools.clock();
  return countRinging(rows.map((row) => ({ ...row, clock: clockOf(waitOf(row), now) })));
}

export function countRinging(waiting: readonly Pick<WaitingView, 'level' | 'clock'>[]) {
  const ringing = waiting.filter(({ clock }) => clock.kind === 'ringing');
  return { ringing: ringing.length, urgent: ringing.filter(({ level }) => level >= 'L3').length };
}

/** A talk by the code that people say aloud, closed ones too: for a lead, who may look into any. */
export async function caseOfCode(
  { pools }: Pick<CaseTools, 'pools'>,
  staff: Worker,
  code: string,
): Promise<string | undefined> {
  if (staff.role !== 'lead') return undefined;
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  return pools.officer.transact(as, ({ db }) => caseIdByCode(db, code.trim().toUpperCase()));
}

function claimedOf(
  { id, code, level, claimedAt, openedAt, unitId }: CaseRow,
  counselor: string,
  noAnswer: Date | undefined,
): Omit<ClaimedView, 'isOffered'> {
  return {
    id,
    code,
    level,
    counselor,
    noAnswerSince: noAnswer,
    claimedAt: claimedAt ?? openedAt,
    isUnitKnown: unitId !== null,
  };
}
