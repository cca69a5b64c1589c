// A critical incident as the station knows it: that there was one, when, and whom it asks. An
// admin marks one for any unit, an instructor for their own. The code is shown once, to be handed
// to the crew; who used it, who was asked and who said no is not on this side.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import {
  type IncidentRow,
  incidentsOf,
  lockIncident,
  putIncident,
  updateIncident,
} from '../../db/incidents.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { allSquads, allUnits, type Squad, type Unit } from '../../db/units.ts';
import { hoursAfter, SERIES } from '../checkins/incident/series.ts';
import { newCode } from '../core/code.flow.ts';
import type { Planned } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import {
  clockOf,
  type IncidentView,
  type IncidentWish,
  mayMark,
  type WishFault,
  wishFault,
} from './incident.ts';
import type { Member } from './staff.ts';

const CLAIM_MS = 20_000;
const ROWS_MAX = 100;

export type IncidentTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow' | 'keys'>;
export type Marker = Pick<Member, 'id' | 'role' | 'unitId'>;

export type Marked =
  | { readonly kind: 'marked'; readonly incidentId: string; readonly code: string }
  | { readonly kind: 'not-allowed' | 'marked-already' | WishFault };

export async function markIncident(
  tools: IncidentTools,
  by: Marker,
  wish: IncidentWish,
  incidentId = tools.newId(),
): Promise<Marked> {
  const { unitId, happenedAt, squadIds, asksUnit } = wish;
  if (!mayMark(by, unitId)) return { kind: 'not-allowed' };
  if (happenedAt === undefined) return { kind: 'bad-time' };
  const at = tools.clock();
  const code = newCode();
  return acting(tools, by, async (tx, plan): Promise<Marked> => {
    if ((await lockIncident(tx.db, incidentId)) !== undefined) return { kind: 'marked-already' };
    const [units, squads] = await placesOf(tx, by);
    const fault = wishFault({ unitId, squadIds, happenedAt }, { units, squads, now: at });
    if (fault !== undefined) return { kind: fault };
    const codeKey = tools.keys.tokenKey(code);
    const row = { id: incidentId, unitId, codeKey, happenedAt, squadIds, asksUnit };
    putIncident(tx, { ...row, markedAt: at });
    record(tx, by, { id: incidentId, unitId }, 'incident-marked', at);
    if (asksUnit || squadIds.length > 0)
      plan({ effect: { kind: 'start-incident.v1', incidentId } });
    for (const afterHours of SERIES.remindAfterHours) {
      const dueAt = hoursAfter(happenedAt, afterHours);
      if (dueAt > at)
        plan({ effect: { kind: 'remind-incident.v1', incidentId, afterHours }, dueAt });
    }
    return { kind: 'marked', incidentId, code };
  });
}

export type Moved =
  | { readonly kind: 'done' }
  | { readonly kind: 'new-code'; readonly code: string; readonly unitId: string }
  | { readonly kind: 'no-such-incident' | 'stale' };

/** `met`: the crew was offered counselling. `off`: no step is asked any more. */
export async function moveIncident(
  tools: IncidentTools,
  by: Marker,
  incidentId: string,
  to: 'met' | 'off' | 'code',
): Promise<Moved> {
  if (by.role !== 'admin' && by.role !== 'instructor') return { kind: 'no-such-incident' };
  const at = tools.clock();
  return acting(tools, by, async (tx): Promise<Moved> => {
    const row = await lockIncident(tx.db, incidentId);
    if (row?.unitId == null) return { kind: 'no-such-incident' };
    if (row.calledOffAt !== null || (to === 'met' && row.metAt !== null)) return { kind: 'stale' };
    const code = newCode();
    const set = {
      met: { metAt: at },
      off: { calledOffAt: at },
      code: { codeKey: tools.keys.tokenKey(code) },
    };
    updateIncident(tx, incidentId, set[to]);
    record(tx, by, { id: incidentId, unitId: row.unitId }, `incident-${to}`, at);
    return to === 'code' ? { kind: 'new-code', code, unitId: row.unitId } : { kind: 'done' };
  });
}

type IncidentPlaces = {
  readonly units: readonly Unit[];
  readonly squads: readonly Squad[];
};

/** Units that somebody may mark an incident for. */
export async function incidentPlaces(
  tools: Pick<Tools, 'pools'>,
  by: Marker,
): Promise<IncidentPlaces> {
  return tools.pools.station.transact(roleOf(by), async (tx) => {
    const [units, squads] = await placesOf(tx, by);
    return { units, squads };
  });
}

/** Newest first. */
export async function incidentList(
  tools: Pick<Tools, 'pools' | 'clock'>,
  by: Marker,
): Promise<IncidentView[]> {
  const now = tools.clock();
  return tools.pools.station.transact(roleOf(by), async (tx) => {
    const [units, squads] = await placesOf(tx, by);
    const rows = await incidentsOf(
      tx.db,
      units.map(({ id }) => id),
      ROWS_MAX,
    );
    return rows.flatMap((row) => viewOf(row, { units, squads }, now));
  });
}

function viewOf(row: IncidentRow, { units, squads }: IncidentPlaces, now: Date): IncidentView[] {
  const unit = units.find(({ id }) => id === row.unitId);
  if (unit === undefined) return [];
  const { id, happenedAt, asksUnit } = row;
  return [
    {
      id,
      unit: unit.name,
      timeZone: unit.timeZone,
      happenedAt,
      asksUnit,
      squads: squads.filter((one) => row.squadIds.includes(one.id)).map(({ name }) => name),
      clock: clockOf(row, now),
    },
  ];
}

/** An instructor's own unit, an admin's all. */
async function placesOf(tx: Tx, by: Marker): Promise<[Unit[], Squad[]]> {
  const [units, squads] = await Promise.all([allUnits(tx.db), allSquads(tx.db)]);
  return [units.filter(({ id }) => mayMark(by, id)), squads];
}

function roleOf({ id: staffId, role }: Marker) {
  return role === 'instructor' ? ({ role: 'wl_instructor', staffId } as const) : 'wl_admin';
}

async function acting<T>(
  tools: IncidentTools,
  by: Marker,
  work: (tx: Tx, plan: (planned: Planned) => void) => Promise<T>,
): Promise<T> {
  const now = tools.clock();
  const claimedUntil = new Date(now.getTime() + CLAIM_MS);
  let effects: readonly Claimed[] = [];
  const done = await tools.pools.station.transact(roleOf(by), async (tx) => {
    const planned: Planned[] = [];
    const result = await work(tx, (one) => planned.push(one));
    effects = enqueue(tx, planned, { now, claimedUntil, newId: tools.newId });
    return result;
  });
  await tools.doNow(effects);
  return done;
}

function record(
  tx: Tx,
  by: Marker,
  { id, unitId }: { readonly id: string; readonly unitId: string },
  action: string,
  at: Date,
): void {
  const detail = { unit: unitId };
  appendAudit(tx, [
    {
      at,
      actor: by.id === 'program' ? by.id : `${by.role}:${by.id}`,
      action,
      subject: `incident:${id}`,
      detail,
    },
  ]);
}
