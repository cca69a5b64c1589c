// The station's own world in a simulation: what happens to people by name, and instructors who talk
// with them.

import type { Staff } from '../../../db/staff.ts';
import { careBoard } from '../../care/board.flow.ts';
import { usualFor } from '../../care/contact.ts';
import { importList } from '../../care/import.flow.ts';
import { OCCASIONS } from '../../care/occasions.ts';
import { holdTask } from '../../care/step.flow.ts';
import { dayAfter } from '../../checkins/when/zone.ts';
import type { Locale } from '../../core/person.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Draw, oneOf } from './draw.ts';
import { type Force, rosterList } from './force.ts';
import { eachOf } from './stage.ts';

const EVENTS_A_DAY = 1 / 60;
const INSTRUCTORS_AT_ONCE = 6;
const KINDS = OCCASIONS.events.filter(({ sources }) => sources.includes('file'));

export type Station = {
  readonly tools: Tools;
  readonly force: Force;
  readonly locale: Locale;
  readonly draw: Draw;
  readonly did: { events: number; days: number; tasks: number; held: number };
};

export async function bringRoster({ tools, force, locale, draw }: Station, today: string) {
  await importList(tools, Buffer.from(rosterList(force, { today, locale, draw })), {});
}

const WORKED_DAYS = 6;
const OVER = 0.08;

/** Hours of the week that is over, from Monday to Saturday: some are over, and mostly the same ones. */
export async function bringHours({ tools, force, draw, did }: Station, monday: string) {
  const first = dayAfter(monday, -7);
  const rows = force.players.flatMap(({ n, no }) => {
    const isOver = draw('over', n) < 2 * OVER && draw('over', n, monday) < 0.5;
    const week = isOver ? 61 + 30 * draw('hours', n, monday) : 38 + 20 * draw('hours', n, monday);
    const hours = (week / WORKED_DAYS).toFixed(1);
    return Array.from({ length: WORKED_DAYS }, (_, d) => `${no},${dayAfter(first, d)},${hours}`);
  });
  const { made, tasks } = await importList(
    tools,
    Buffer.from(['no,on,hours', ...rows, ''].join('\n')),
    {},
  );
  did.days += made;
  did.tasks += tasks;
}

export async function bringEvents(
  { tools, force, draw, did }: Station,
  today: string,
): Promise<void> {
  const rows = force.players
    .filter(({ n }) => draw('event', n, today) < EVENTS_A_DAY)
    .map(({ n, no }) => `${no},${oneOf(KINDS, draw('kind', n, today)).id},${today}`);
  if (rows.length === 0) return;
  const list = ['no,event,on', ...rows, ''].join('\n');
  const { made, tasks } = await importList(tools, Buffer.from(list), {});
  did.events += made;
  did.tasks += tasks;
}

export async function meetPeople(station: Station, today: string): Promise<void> {
  await eachOf([...station.force.instructors.entries()], INSTRUCTORS_AT_ONCE, ([n, one]) =>
    meet(station, n, one, today),
  );
}

async function meet(
  { tools, draw, did }: Station,
  n: number,
  instructor: Staff,
  today: string,
): Promise<void> {
  const board = await careBoard(tools, instructor);
  const diligence = 0.04 + 0.2 * draw('diligence', n);
  for (const { task, no } of board?.tasks ?? []) {
    if (draw('meets', no, task.form, task.dueOn, today) >= diligence) continue;
    const held = { on: today, as: usualFor(task.form) };
    const { kind } = await holdTask(tools, instructor, task.id, held);
    if (kind === 'done') did.held += 1;
  }
}
