// The station that a first start on an empty database makes, so that everything can be tried.
// Its staff are role labels; the cards' codes are handed back once, to be printed.

import { appendAudit } from '../../db/audit.ts';
import { putRoutes } from '../../db/desk-routes.ts';
import { constraintOf } from '../../db/faults.ts';
import { putRoster } from '../../db/roster.ts';
import { allStaff, putStaff, type Staff } from '../../db/staff.ts';
import { allUnits, putCards, putSchedule, putSquad, putUnit } from '../../db/units.ts';
import type { Route } from '../care/desks.ts';
import { OWN_SCALE } from '../checkins/scales/shipped.ts';
import { newCode } from '../core/code.flow.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { linkPeer } from './peers/peers.flow.ts';
import { importScale, publishScale } from './scales.flow.ts';
import type { StaffRole } from './staff.ts';

const CARDS = 5;

const UNITS = [
  {
    name: '示范派出所',
    locale: 'zh-CN',
    region: 'CN',
    timeZone: 'Asia/Shanghai',
    squads: ['一中队', '二中队'],
    instructor: '教导员',
    peer: '同伴',
    cron: '0 20 * * *',
  },
  {
    name: 'Demo Station',
    locale: 'en',
    region: 'US',
    timeZone: 'America/New_York',
    squads: ['A', 'B'],
    instructor: 'Instructor',
    peer: 'Peer',
    cron: '0 19 * * 1-5',
  },
] as const;

const STAFF = [
  { role: 'counselor', label: 'Counselor 1', locale: 'en' },
  { role: 'counselor', label: '咨询师二号', locale: 'zh-CN' },
  { role: 'lead', label: '咨询主管', locale: 'zh-CN' },
  { role: 'desk', label: 'Desk 1', locale: 'en' },
  { role: 'desk', label: '部门窗口二号', locale: 'zh-CN' },
  { role: 'admin', label: '管理员', locale: 'zh-CN' },
  { role: 'auditor', label: 'Auditor', locale: 'en' },
] as const satisfies readonly { role: StaffRole; label: string; locale: Locale }[];

// Two, so that a complaint about a desk of either is read by the other.
const DESKS: readonly (readonly Route[])[] = [
  ['logistics', 'finance', 'health', 'training', 'family-support'],
  ['rights-protection', 'hr', 'line-management', 'supervision', 'political-work'],
];

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
type Made = {
  readonly units: readonly { readonly id: string }[];
  readonly staff: readonly Staff[];
};

/** Our own daily questions, ready to be answered. */
async function askOwnScale(tools: Parameters<typeof importScale>[0]): Promise<void> {
  const imported = await importScale(tools, { questionnaire: OWN_SCALE });
  if (imported.kind === 'imported') await publishScale(tools, imported.scaleId);
}

/** What the list of a demo does not tell. */
const BLANK = {
  bornOn: undefined,
  checkedUpOn: undefined,
  leaveDays: undefined,
  leaveTaken: undefined,
  leaveYear: undefined,
  allows: undefined,
} as const;

/** A peer is one of the roster's people: by a role label here, as everybody of this station. */
async function putPeersOnRoster(tools: DemoTools, { units, staff }: Made): Promise<void> {
  const at = tools.clock();
  for (const [n, { id: unitId }] of units.entries()) {
    const peer = staff.find((one) => one.role === 'peer' && one.unitId === unitId);
    if (peer === undefined) continue;
    const no = `DEMO-${n + 1}`;
    const person = { id: tools.newId(), unitId, no, name: peer.label, ...BLANK };
    await tools.pools.station.transact('wl_registrar', async (tx) => {
      await putRoster(tx.db, [person], at);
      const subject = `roster:${person.id}`;
      const detail = { isDemo: true };
      appendAudit(tx, [{ at, actor: 'program', action: 'roster-added', subject, detail }]);
    });
    await linkPeer(tools, peer.id, no);
  }
}

/** @returns undefined when there is a unit or an account already. */
export async function makeDemo(tools: DemoTools): Promise<Demo | undefined> {
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
    await putPeersOnRoster(tools, demo);
    await askOwnScale(tools);
    return demo;
  } catch (error) {
    // Two first starts on one database: the other one made it.
    if (constraintOf(error) === 'units_name') return undefined;
    throw error;
  }
}
