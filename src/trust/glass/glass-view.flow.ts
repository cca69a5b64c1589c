// What the console shows of requests and openings: codes, people and times, never what was opened.

import { caseForGlass, glassList, glassListed, glassWaiting } from '../../../db/break-glass.ts';
import { unitById } from '../../../db/units.ts';
import type { Level } from '../../listening/level.ts';
import type { Tools } from '../../outbox/tools.ts';
import { askedOf, caseNow } from './glass-row.flow.ts';
import {
  type CaseNow,
  ending,
  type GlassState,
  looking,
  reviewing,
  type Staffer,
} from './glass-step.ts';
import type { Wish } from './grounds.ts';
import { glassForm } from './wish-form.ts';

const ROWS_MAX = 50;

type ViewTools = Pick<Tools, 'pools' | 'clock'>;

export type GlassView = {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly level: Level;
  readonly wish: Wish;
  readonly state: GlassState;
  readonly asker: string;
  readonly decider: string | undefined;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | undefined;
  readonly opensUntil: Date | undefined;
  readonly tellAt: Date | undefined;
  readonly toldAt: Date | undefined;
  readonly reviewedAt: Date | undefined;
  /** What this reader may press. */
  readonly may: {
    readonly decide: boolean;
    readonly look: boolean;
    readonly end: boolean;
    readonly review: boolean;
  };
};

type Listed = NonNullable<Awaited<ReturnType<typeof glassListed>>>;

function viewOf({ row, code, asker, decider }: Listed, staff: Staffer, now: Date): GlassView {
  const asked = askedOf(row);
  const isLate = row.state === 'asked' && row.expiresAt <= now;
  const isOver = row.state === 'open' && row.opensUntil !== null && row.opensUntil <= now;
  return {
    id: row.id,
    caseId: row.caseId,
    code,
    level: row.level,
    wish: asked.wish,
    state: isLate ? 'expired' : isOver ? 'over' : row.state,
    asker,
    decider: decider ?? undefined,
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    decidedAt: row.decidedAt ?? undefined,
    opensUntil: asked.opensUntil,
    tellAt: row.tellAt ?? undefined,
    toldAt: row.toldAt ?? undefined,
    reviewedAt: row.reviewedAt ?? undefined,
    may: {
      decide: row.state === 'asked' && !isLate && row.askedBy !== staff.id,
      look: looking(staff, asked, now).kind === 'may',
      end: !isLate && !isOver && ending(staff, asked).kind === 'may',
      review: row.reviewedAt === null && reviewing(staff, asked).kind === 'may',
    },
  };
}

export async function glassBoard(
  { pools, clock }: ViewTools,
  staff: Staffer,
): Promise<GlassView[]> {
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  const rows = await pools.officer.transact(as, ({ db }) => glassList(db, ROWS_MAX));
  return rows.map((row) => viewOf(row, staff, clock()));
}

export async function glassView(
  { pools, clock }: ViewTools,
  staff: Staffer,
  id: string,
): Promise<GlassView | undefined> {
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  const row = await pools.officer.transact(as, ({ db }) => glassListed(db, id));
  return row && viewOf(row, staff, clock());
}

export type CaseToOpen = CaseNow & {
  readonly id: string;
  readonly code: string;
  readonly unit: string | undefined;
  readonly form: ReturnType<typeof glassForm>;
};

/** The case somebody thinks of asking about, as the queue shows it: theirs; any, to a lead. */
export async function caseToOpen(
  { pools }: Pick<Tools, 'pools'>,
  staff: Staffer,
  caseId: string,
): Promise<CaseToOpen | undefined> {
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  return pools.officer.transact(as, async ({ db }) => {
    const found = await caseForGlass(db, caseId);
    if (found === undefined) return undefined;
    if (staff.role !== 'lead' && found.counselorId !== staff.id) return undefined;
    const unit = found.unitId === null ? undefined : await unitById(db, found.unitId);
    const { id, code, level } = found;
    return { ...caseNow(found), id, code, unit: unit?.name, form: glassForm(level) };
  });
}

/** For the notice on the pages of those who may act. */
export async function glassNews(
  { pools }: Pick<Tools, 'pools'>,
  staff: Staffer,
): Promise<{ readonly asked: number; readonly unseen: number }> {
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  return pools.officer.transact(as, ({ db }) => glassWaiting(db, staff.id));
}
