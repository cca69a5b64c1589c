// The demo station's people, by role labels alone, and a week of what happens to them, so that an
// instructor's first look is at a week and not at an empty page. It comes in as a list of HR does.

import { appendAudit } from '../../db/audit.ts';
import { putContact } from '../../db/care-tasks.ts';
import { type Listed, putRoster } from '../../db/roster.ts';
import type { DemoUnit } from '../admin/demo.ts';
import { dayAfter, localOf } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';
import type { HeldAs } from './contact.ts';
import { tendCare } from './daily.flow.ts';
import { importList } from './import.flow.ts';
import type { Allowance } from './occasions.ts';
import { mondayOf } from './workload/hours.ts';

type DemoTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;

type Example = {
  readonly bornYear: number;
  readonly birthdayInDays?: number;
  readonly allows?: readonly Allowance[];
  readonly happened?: readonly (readonly [event: string, daysAgo: number])[];
  readonly talked?: readonly [daysAgo: number, as: HeldAs];
  readonly leave?: readonly [owed: number, taken: number];
  readonly checkedUpDaysAgo?: number;
  readonly worked?: readonly [days: number, hoursADay: number];
};
type Person = Example & Pick<Listed, 'id' | 'no' | 'name'>;

const PEOPLE: readonly Example[] = [
  { bornYear: 1988, birthdayInDays: 3, talked: [12, 'phone'] },
  { bornYear: 1996, happened: [['work-error', 4]], talked: [26, 'in-person'] },
  {
    bornYear: 1984,
    happened: [
      ['achievement', 7],
      ['post-change', 5],
    ],
    talked: [48, 'in-person'],
  },
  { bornYear: 1976, happened: [['relative-ill', 2]], talked: [20, 'home'] },
  { bornYear: 1992, happened: [['sent-away', 8]], talked: [33, 'phone'] },
  { bornYear: 1980, leave: [15, 1], checkedUpDaysAgo: 355, talked: [55, 'in-person'] },
  { bornYear: 2000, worked: [6, 11], leave: [10, 6], talked: [97, 'in-person'] },
  { bornYear: 1972, happened: [['tense-duty-over', 1]], leave: [15, 12], allows: [] },
  { bornYear: 1968, talked: [5, 'in-person'] }, // the peer
];

const ALL: readonly Allowance[] = ['birthday', 'family', 'calls', 'visits'];
const USUAL_WEEK = [5, 8] as const;
/** So long that whom nobody talked with is seen. */
const ON_ROSTER_MS = 120 * 86_400_000;

/** @returns the number of each unit's peer, who is one of its people. */
export async function putDemoRoster(
  tools: DemoTools,
  units: readonly DemoUnit[],
): Promise<ReadonlyMap<string, string>> {
  const peers = new Map<string, string>();
  for (const [n, unit] of units.entries()) {
    const today = localOf(tools.clock(), unit.timeZone).day;
    const people = PEOPLE.map((one, of): Person => {
      const name = unit.officers[of] ?? unit.peer;
      return { ...one, id: tools.newId(), no: `D${n + 1}0${of + 1}`, name };
    });
    await putPeople(tools, unit, people, today);
    await putTalks(tools, unit, people, today);
    await bringWeek(tools, people, today);
    peers.set(unit.id, people.at(-1)?.no ?? '');
  }
  await tendCare(tools); // what only a date tells
  return peers;
}

async function putPeople(
  { pools, clock }: DemoTools,
  { id: unitId }: DemoUnit,
  people: readonly Person[],
  today: string,
): Promise<void> {
  const at = clock();
  const listed = people.map((one): Listed => {
    const { id, no, name, bornYear, birthdayInDays = 100, checkedUpDaysAgo = 90 } = one;
    const [leaveDays, leaveTaken] = one.leave ?? [10, 9];
    return {
      id,
      unitId,
      no,
      name,
      bornOn: `${bornYear}${dayAfter(today, birthdayInDays).slice(4)}`, // a leap year, whatever day
      checkedUpOn: dayAfter(today, -checkedUpDaysAgo),
      leaveDays,
      leaveTaken,
      leaveYear: Number(today.slice(0, 4)),
      allows: one.allows ?? ALL,
    };
  });
  await pools.station.transact('wl_registrar', async (tx) => {
    await putRoster(tx.db, listed, new Date(at.getTime() - ON_ROSTER_MS));
    appendAudit(
      tx,
      listed.map(({ id }) => {
        const subject = `roster:${id}`;
        return { at, actor: 'program', action: 'roster-added', subject, detail: { isDemo: true } };
      }),
    );
  });
}

async function putTalks(
  { pools, clock }: DemoTools,
  { id: unitId, instructorId: staffId }: DemoUnit,
  people: readonly Person[],
  today: string,
): Promise<void> {
  const at = clock();
  const actor = `instructor:${staffId}`; // the ledger takes a talk from nobody else
  await pools.station.transact({ role: 'wl_instructor', staffId }, async (tx) => {
    for (const { id: officerId, talked } of people) {
      if (talked === undefined) continue;
      const [daysAgo, heldAs] = talked;
      const form = heldAs === 'phone' ? 'call' : heldAs === 'home' ? 'visit' : 'talk';
      const on = dayAfter(today, -daysAgo);
      putContact(tx, { officerId, unitId, form, heldAs, on, staffId });
      const subject = `roster:${officerId}`;
      const detail = { on, as: heldAs, isDemo: true };
      appendAudit(tx, [{ at, actor, action: 'care-held', subject, detail }]);
    }
  });
}

async function bringWeek(
  tools: DemoTools,
  people: readonly Person[],
  today: string,
): Promise<void> {
  const lastMonday = dayAfter(mondayOf(today), -7);
  const events = people.flatMap(({ no, happened = [] }) =>
    happened.map(([event, daysAgo]) => `${no},${event},${dayAfter(today, -daysAgo)}`),
  );
  const hours = people.flatMap(({ no, worked: [days, hoursADay] = USUAL_WEEK }) =>
    Array.from({ length: days }, (_, day) => `${no},${dayAfter(lastMonday, day)},${hoursADay}`),
  );
  for (const list of [
    ['no,event,on', ...events],
    ['no,on,hours', ...hours],
  ])
    await importList(tools, Buffer.from(list.join('\n')), {});
}
