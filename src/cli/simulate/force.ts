// A force of made-up people: a tree of units with instructors, a counseling desk, a roster, and a
// card for everybody. Names are role labels and numbers.

import { putStaff, type Staff } from '../../../db/staff.ts';
import { putCards, putSchedule, putSquad, putUnit } from '../../../db/units.ts';
import { dayAfter } from '../../checkins/when/zone.ts';
import { newCode } from '../../core/code.flow.ts';
import type { Address, Choice } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Draw } from './draw.ts';
import words from './words.json' with { type: 'json' };

const STATION_SIZE = 40;
const STATIONS_PER_DISTRICT = 10;
const OFFICERS_PER_COUNSELOR = 150;
/** Mondays and Thursdays at eight in the evening. */
const CRON = '0 20 * * 1,4';
const JOINS = 0.85;
const NO_DIGITS = 6;
const YEAR_DAYS = 365;

export type Player = {
  readonly n: number;
  readonly no: string;
  readonly station: Station;
  readonly code: string;
  readonly address: Address;
  readonly mayJoin: boolean;
  /** What they see at the moment. */
  shown: readonly Choice[];
  /** The check-in that they were asked last. */
  asked: string | undefined;
};

export type Station = { readonly n: number; readonly id: string; readonly name: string };

export type Force = {
  readonly stations: readonly Station[];
  readonly players: readonly Player[];
  readonly counselors: readonly Staff[];
  readonly instructors: readonly Staff[];
};

type Size = { readonly officers: number; readonly locale: Locale; readonly draw: Draw };

export async function makeForce(tools: Tools, { officers, locale, draw }: Size): Promise<Force> {
  const { newId, keys, settings } = tools;
  const said = words[locale];
  const createdAt = tools.clock();
  const ground = { region: settings.region, timeZone: settings.timeZone, createdAt };
  const top = { ...ground, id: newId(), name: said.force };
  const stations = Array.from({ length: Math.ceil(officers / STATION_SIZE) }, (_, n) => ({
    n,
    id: newId(),
    name: `${said.station} ${String(n + 1).padStart(2, '0')}`,
  }));
  const districts = Array.from(
    { length: Math.ceil(stations.length / STATIONS_PER_DISTRICT) },
    (_, n) => ({ id: newId(), name: `${said.district} ${n + 1}` }),
  );
  const member = (role: Staff['role'], label: string, unitId: string | null): Staff => ({
    id: newId(),
    role,
    label,
    unitId,
    locale,
    createdAt,
    disabledAt: null,
  });
  const counselors = Array.from(
    { length: Math.max(2, Math.ceil(officers / OFFICERS_PER_COUNSELOR)) },
    (_, n) => member('counselor', `${said.counselor} ${n + 1}`, null),
  );
  const instructors = stations.map(({ id, n }) =>
    member('instructor', `${said.instructor} ${n + 1}`, id),
  );
  const players = Array.from({ length: officers }, (_, n): Player => {
    const station = stations[Math.floor(n / STATION_SIZE)] as Station;
    const no = `S${String(n + 1).padStart(NO_DIGITS, '0')}`;
    const address = { channel: 'terminal', id: newId() } as const;
    const mayJoin = draw('joins', n) < JOINS;
    return {
      n,
      no,
      station,
      code: newCode(),
      address,
      mayJoin,
      shown: [],
      asked: undefined,
    };
  });
  await tools.pools.station.transact('wl_admin', async (tx) => {
    putUnit(tx, top);
    for (const one of districts) putUnit(tx, { ...ground, ...one, parentId: top.id });
    for (const { n, id, name } of stations) {
      const district = districts[Math.floor(n / STATIONS_PER_DISTRICT)] ?? top;
      putUnit(tx, { ...ground, id, name, parentId: district.id });
      putSquad(tx, { id: newId(), unitId: id, name: 'A' });
      putSchedule(tx, {
        id: newId(),
        unitId: id,
        squadId: null,
        cron: CRON,
        isActive: true,
        version: 1,
      });
      const here = players.filter(({ station }) => station.id === id);
      putCards(
        tx,
        id,
        here.map(({ code }) => keys.tokenKey(code)),
        createdAt,
      );
    }
    for (const one of [...counselors, ...instructors, member('admin', 'Admin', null)])
      putStaff(tx, one);
  });
  return { stations, players, counselors, instructors };
}

/** The roster as a list, as it is on a day: leave taken grows through the year. */
export function rosterList(
  force: Force,
  { today, locale, draw }: { today: string; locale: Locale; draw: Draw },
): string {
  const elapsed = Math.min(1, (Number(today.slice(5, 7)) - 1) / 12);
  const rows = force.players.map(({ n, no, station }) => {
    const born = dayAfter('1970-01-01', Math.floor(draw('born', n) * 33 * YEAR_DAYS));
    const seen = dayAfter('2025-07-01', Math.floor(draw('checkup', n) * YEAR_DAYS));
    const due = 5 + 5 * Math.floor(draw('leave', n) * 3);
    const taken = Math.floor(due * elapsed * 1.5 * draw('taken', n));
    const allows = draw('allows', n) < 0.8 ? 'birthday family calls visits' : 'calls';
    const name = `${words[locale].officer} ${n + 1}`;
    return [no, name, station.name, born, seen, due, taken, allows].join(',');
  });
  return ['no,name,unit,born,checkup,leave,taken,allows', ...rows, ''].join('\n');
}
