// Units, their squads, and cards for joining. A card's code is shown once, to be printed; only
// what it is looked up by is stored, and who used it is written nowhere.

import { appendAudit } from '../../db/audit.ts';
import { constraintOf } from '../../db/faults.ts';
import {
  allSquads,
  allUnits,
  cardCounts,
  holdAllUnits,
  putCards,
  putParent,
  putSquad,
  putUnit,
  unitById,
} from '../../db/units.ts';
import { newCode } from '../core/code.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { isRegion, isTimeZone, nameIn } from './names.ts';
import { isUnder } from './unit-tree.ts';

const CARDS_MAX = 200;

type UnitTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;

export type MadeUnit =
  | { readonly kind: 'made'; readonly unitId: string }
  | { readonly kind: 'bad-name' | 'bad-region' | 'bad-zone' | 'name-taken' };

export async function makeUnit(
  tools: UnitTools,
  wish: { readonly name: string; readonly region: string; readonly timeZone: string },
  actor = 'program',
): Promise<MadeUnit> {
  const name = nameIn(wish.name);
  if (name === undefined) return { kind: 'bad-name' };
  if (!isRegion(wish.region)) return { kind: 'bad-region' };
  if (!isTimeZone(wish.timeZone)) return { kind: 'bad-zone' };
  const { region, timeZone } = wish;
  const at = tools.clock();
  const unitId = tools.newId();
  const work = tools.pools.station.transact('wl_admin', async (tx): Promise<MadeUnit> => {
    putUnit(tx, { id: unitId, name, region, timeZone, createdAt: at });
    const detail = { region, timeZone };
    appendAudit(tx, [{ at, actor, action: 'unit-made', subject: `unit:${unitId}`, detail }]);
    return { kind: 'made', unitId };
  });
  return unlessTaken(work, 'units_name');
}

export type PlacedUnit = {
  readonly kind: 'placed' | 'no-such-unit' | 'no-such-parent' | 'under-itself';
};

/** Puts a unit under another, or on its own; figures about too few people go up to the one above. */
export async function placeUnit(
  tools: UnitTools,
  unitId: string,
  parentId: string | undefined,
  actor = 'program',
): Promise<PlacedUnit> {
  const at = tools.clock();
  return tools.pools.station.transact('wl_admin', async (tx): Promise<PlacedUnit> => {
    const units = await holdAllUnits(tx.db);
    if (!units.some(({ id }) => id === unitId)) return { kind: 'no-such-unit' };
    if (parentId !== undefined && !units.some(({ id }) => id === parentId))
      return { kind: 'no-such-parent' };
    if (parentId !== undefined && isUnder(units, parentId, unitId)) return { kind: 'under-itself' };
    putParent(tx, unitId, parentId);
    const detail = { under: parentId ?? 'none' };
    appendAudit(tx, [{ at, actor, action: 'unit-placed', subject: `unit:${unitId}`, detail }]);
    return { kind: 'placed' };
  });
}

export type MadeSquad =
  | { readonly kind: 'made'; readonly squadId: string }
  | { readonly kind: 'bad-name' | 'name-taken' | 'no-such-unit' };

export async function makeSquad(
  tools: UnitTools,
  unitId: string,
  text: string,
  actor = 'program',
): Promise<MadeSquad> {
  const name = nameIn(text);
  if (name === undefined) return { kind: 'bad-name' };
  const at = tools.clock();
  const squadId = tools.newId();
  const work = tools.pools.station.transact('wl_admin', async (tx): Promise<MadeSquad> => {
    if ((await unitById(tx.db, unitId)) === undefined) return { kind: 'no-such-unit' };
    putSquad(tx, { id: squadId, unitId, name });
    const detail = { squad: squadId };
    appendAudit(tx, [{ at, actor, action: 'squad-made', subject: `unit:${unitId}`, detail }]);
    return { kind: 'made', squadId };
  });
  return unlessTaken(work, 'squads_name');
}

export type DrawnCards =
  | { readonly kind: 'drawn'; readonly codes: readonly string[] }
  | { readonly kind: 'bad-count' | 'no-such-unit' };

export async function drawCards(
  tools: UnitTools & Pick<Tools, 'keys'>,
  unitId: string,
  cards: number,
  actor = 'program',
): Promise<DrawnCards> {
  if (!Number.isInteger(cards) || cards < 1 || cards > CARDS_MAX) return { kind: 'bad-count' };
  const at = tools.clock();
  const codes = Array.from({ length: cards }, newCode);
  return tools.pools.station.transact('wl_admin', async (tx): Promise<DrawnCards> => {
    if ((await unitById(tx.db, unitId)) === undefined) return { kind: 'no-such-unit' };
    putCards(
      tx,
      unitId,
      codes.map((code) => tools.keys.tokenKey(code)),
      at,
    );
    const detail = { cards };
    appendAudit(tx, [{ at, actor, action: 'cards-drawn', subject: `unit:${unitId}`, detail }]);
    return { kind: 'drawn', codes };
  });
}

export type UnitView = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly timeZone: string;
  readonly parentId: string | undefined;
  readonly squads: readonly { readonly id: string; readonly name: string }[];
  readonly cards: number;
};

export async function unitList({ pools }: Pick<Tools, 'pools'>): Promise<UnitView[]> {
  return pools.station.transact('wl_admin', async ({ db }) => {
    const [units, squads, cards] = await Promise.all([allUnits(db), allSquads(db), cardCounts(db)]);
    return units.map(({ id, name, region, timeZone, parentId }) => ({
      id,
      name,
      region,
      timeZone,
      parentId: parentId ?? undefined,
      squads: squads.filter(({ unitId }) => unitId === id),
      cards: cards.get(id) ?? 0,
    }));
  });
}

async function unlessTaken<T>(
  work: Promise<T>,
  constraint: string,
): Promise<T | { readonly kind: 'name-taken' }> {
  try {
    return await work;
  } catch (error) {
    if (constraintOf(error) === constraint) return { kind: 'name-taken' };
    throw error;
  }
}
