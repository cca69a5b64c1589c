// The station that a first start on an empty database makes, so that everything can be tried.
// Its staff are role labels; the cards' codes are handed back once, to be printed.

import { appendAudit } from '../../db/audit.ts';
import { putRoutes } from '../../db/desk-routes.ts';
import { constraintOf } from '../../db/faults.ts';
import { allStaff, putStaff, type Staff } from '../../db/staff.ts';
import { allUnits, putCards, putSchedule, putSquad, putUnit } from '../../db/units.ts';
import { OWN_SCALE } from '../checkins/scales/shipped.ts';
import { newCode } from '../core/code.flow.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { DESKS, type DemoUnit, STAFF, UNITS } from './demo.ts';
import { linkPeer } from './peers/peers.flow.ts';
import { importScale, publishScale } from './scales.flow.ts';
import type { StaffRole } from './staff.ts';

const CARDS = 5;

export type Demo = {
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly locale: Locale;
    readonly codes: readonly string[];
  }[];
  readonly staff: readonly {
    readonly id: string;
    readonly role: StaffRole;
    readonly label: string;
  }[];
};

type DemoTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId' | 'settings'>;
/** Puts each unit's people on the roster. @returns by unit, the number of its peer. */
type BringPeople = (
  tools: DemoTools,
  units: readonly DemoUnit[],
) => Promise<ReadonlyMap<string, string>>;
type Made = {
  readonly units: readonly {
    readonly id: string;
    readonly timeZone: string;
    readonly officers: readonly string[];
  }[];
  readonly staff: readonly Staff[];
};

/** Our own daily questions, ready to be answered. */
async function askOwnScale(tools: Parameters<typeof importScale>[0]): Promise<void> {
  const imported = await importScale(tools, { questionnaire: OWN_SCALE });
  if (imported.kind === 'imported') await publishScale(tools, imported.scaleId);
}

/** A peer is one of the roster's people: by a role label here, as everybody of this station. */
async function linkPeers(
  tools: DemoTools,
  { units, staff }: Made,
  bringPeople: BringPeople,
): Promise<void> {
  const ofUnit = (id: string, role: StaffRole) =>
    staff.find((one) => one.role === role && one.unitId === id);
  const peerNos = await bringPeople(
    tools,
    units.map(({ id, timeZone, officers }) => ({
      id,
      timeZone,
      officers,
      peer: ofUnit(id, 'peer')?.label ?? '',
      instructorId: ofUnit(id, 'instructor')?.id ?? '',
    })),
  );
  for (const [unitId, no] of peerNos) {
    const peer = ofUnit(unitId, 'peer');
    if (peer !== undefined) await linkPeer(tools, peer.id, no);
  }
}

/** @returns undefined when there is a unit or an account already. */
export async function makeDemo(
  tools: DemoTools,
  bringPeople: BringPeople,
): Promise<Demo | undefined> {
  const { keys, newId } = tools;
  const at = tools.clock();
  const units = UNITS.map((unit) => ({
    ...unit,
    id: newId(),
    codes: Array.from({ length: CARDS }, newCode),
  }));
  const member = (one: Pick<Staff, 'role' | 'label' | 'locale'>, unitId: string | null): Staff => ({
    ...one,
    id: newId(),
    unitId,
    createdAt: at,
    disabledAt: null,
  });
  const staff = [
    ...STAFF.map((one) => member(one, null)),
    // A peer can be booked once they have agreed and given hours, on their own page.
    ...units.flatMap(({ id, instructor, peer, locale }) => [
      member({ role: 'instructor', label: instructor, locale }, id),
      member({ role: 'peer', label: peer, locale }, id),
    ]),
  ];
  const desks = staff
    .filter(({ role }) => role === 'desk')
    .map(({ id }, n) => ({ id, routes: DESKS[n] ?? [] }));
  const made = tools.pools.station.transact('wl_admin', async (tx) => {
    const present = await Promise.all([allUnits(tx.db), allStaff(tx.db)]);
    if (present.some((rows) => rows.length > 0)) return undefined;
    for (const { id, name, region, timeZone, squads, cron, codes } of units) {
      putUnit(tx, { id, name, region, timeZone, createdAt: at });
      for (const squad of squads) putSquad(tx, { id: newId(), unitId: id, name: squad });
      putSchedule(tx, { id: newId(), unitId: id, squadId: null, cron, isActive: true, version: 1 });
      putCards(
        tx,
        id,
        codes.map((code) => keys.tokenKey(code)),
        at,
      );
    }
    for (const one of staff) putStaff(tx, one);
    await tx.flush();
    for (const { id, routes } of desks) await putRoutes(tx.db, id, routes);
    appendAudit(tx, [
      ...units.map(({ id }) => ({
        at,
        actor: 'program',
        action: 'unit-made',
        subject: `unit:${id}`,
        detail: { cards: CARDS, isDemo: true },
      })),
      ...staff.map(({ id, role }) => ({
        at,
        actor: 'program',
        action: 'staff-invited',
        subject: `staff:${id}`,
        detail: { role, isDemo: true },
      })),
      ...desks.map(({ id, routes }) => ({
        at,
        actor: 'program',
        action: 'desk-routes-set',
        subject: `staff:${id}`,
        detail: { desks: routes.join(' '), isDemo: true },
      })),
    ]);
    return { units, staff };
  });
  try {
    const demo = await made;
    if (demo === undefined) return undefined;
    await linkPeers(tools, demo, bringPeople);
    await askOwnScale(tools);
    return demo;
  } catch (error) {
    // Two first starts on one database: the other one made it.
    if (constraintOf(error) === 'units_name') return undefined;
    throw error;
  }
}
