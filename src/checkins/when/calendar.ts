// What an iCalendar file says: its events one by one, so that a broken one takes no other with it;
// repeats within the horizon, with those that were moved or called off.

import ICAL from 'ical.js';
import type { FaultCode, Read } from './list.ts';
import { daysBetween } from './zone.ts';
import { zoneNamed } from './zone-name.ts';

const EVENTS_MAX = 5_000;
const REPEATS_MAX = 400;
/** Of one event that began long ago: twenty years of days. */
const STEPS_MAX = 8_000;

/** Local days: what repeats counts from the first to before the last. */
export type Horizon = { readonly since?: string | undefined; readonly until?: string | undefined };

export type Event = {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  /** As the event names it; absent: the unit's, or UTC where the time says so. */
  readonly zone: string | undefined;
};

type Piece = { readonly row: number; readonly part: ICAL.Component };

export function isCalendar(text: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
}

export function eventsIn(text: string, horizon: Horizon = {}): Read<Event>[] {
  if (!isCalendar(text)) return [{ row: 0, found: 'not-a-calendar' }];
  const { blocks, rest } = taken(text);
  const frame = parsed(`${rest}\nEND:VCALENDAR`);
  if (frame === undefined) return [{ row: 0, found: 'not-a-calendar' }];
  if (blocks.length > EVENTS_MAX) return [{ row: 0, found: 'too-many' }];
  const zones = frame.getAllSubcomponents('vtimezone');
  const pieces: Piece[] = [];
  const broken: Read<Event>[] = [];
  for (const [n, block] of blocks.entries()) {
    const around = zones.length > 0 ? rest : 'BEGIN:VCALENDAR';
    const part = parsed(`${around}\n${block}\nEND:VCALENDAR`)?.getFirstSubcomponent('vevent');
    if (part) pieces.push({ row: n + 1, part });
    else broken.push({ row: n + 1, found: 'bad-event' });
  }
  const moved = Map.groupBy(pieces.filter(isMoved), ({ part }) => uidOf(part));
  const masters = new Set(pieces.filter((one) => !isMoved(one)).map(({ part }) => uidOf(part)));
  const events = pieces.filter((one) => !isMoved(one) || !masters.has(uidOf(one.part)));
  const found = events.flatMap((one) => read(one, moved.get(uidOf(one.part)), horizon));
  return [...broken, ...found].toSorted((one, other) => one.row - other.row);
}

/** The events, each by itself, and what stands around them, without its last line. */
function taken(text: string): { readonly blocks: readonly string[]; readonly rest: string } {
  const blocks: string[][] = [];
  const rest: string[] = [];
  let into = rest;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const said = line.trim().toUpperCase();
    if (said === 'BEGIN:VEVENT') {
      into = [];
      blocks.push(into);
    }
    if (said !== 'END:VCALENDAR') into.push(line);
    if (said === 'END:VEVENT') into = rest;
  }
  return { blocks: blocks.map((lines) => lines.join('\n')), rest: rest.join('\n').trimEnd() };
}

function parsed(text: string): ICAL.Component | undefined {
  try {
    return new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch {
    return undefined; // ical.js says no by throwing
  }
}

function isMoved({ part }: Piece): boolean {
  return part.hasProperty('recurrence-id');
}

/** One without an id belongs to no other. */
function uidOf(part: ICAL.Component): unknown {
  return part.getFirstPropertyValue('uid') ?? part;
}

function isCalledOff(part: ICAL.Component): boolean {
  return String(part.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';
}

function read({ row, part }: Piece, moved: readonly Piece[] = [], horizon: Horizon): Read<Event>[] {
  if (isCalledOff(part)) return [];
  const wrong = [part, ...moved.map((one) => one.part)].map(faultOf).find((one) => one);
  if (wrong) return [{ row, found: wrong }];
  try {
    const event = new ICAL.Event(part, { exceptions: moved.map((one) => one.part) });
    return occasions(event, horizon).map((found) => ({ row, found }));
  } catch {
    return [{ row, found: 'bad-event' }]; // a rule that ical.js cannot go through
  }
}

/** An impossible day or hour is none, though ical.js would carry it over to the next. */
function faultOf(part: ICAL.Component): FaultCode | undefined {
  if (!part.hasProperty('dtstart')) return 'bad-day';
  for (const name of ['dtstart', 'dtend', 'recurrence-id']) {
    const property = part.getFirstProperty(name);
    if (!property) continue;
    const written = String((property.toJSON() as readonly unknown[])[3]).replace(/Z$/, '');
    const meant = String(property.getFirstValue()).replace(/Z$/, '');
    if (written !== meant) return isHour(written) ? 'bad-day' : 'bad-time';
  }
  return undefined;
}

function isHour(written: string): boolean {
  const [, time = '00:00:00'] = written.split('T');
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time);
}

function occasions(event: ICAL.Event, { since = '', until = '9999' }: Horizon): Event[] {
  const isOver = (start: ICAL.Time) => dayOf(start) < since;
  if (!event.isRecurring()) {
    const one = occasionOf(event.startDate, event.endDate, event.component);
    return isOver(one.start) ? [] : [one];
  }
  const found: Event[] = [];
  const times = event.iterator();
  let steps = 0;
  for (let start = times.next(); start && found.length < REPEATS_MAX; start = times.next()) {
    steps += 1;
    if (steps > STEPS_MAX || dayOf(start) >= until) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(start);
    if (isCalledOff(item.component) || isOver(startDate)) continue;
    found.push(occasionOf(startDate, endDate, item.component));
  }
  return found;
}

function occasionOf(start: ICAL.Time, end: ICAL.Time, part: ICAL.Component): Event {
  const zone = part.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  return { start, end, zone: zone === undefined || zone === '' ? undefined : zone };
}

export function dayOf({ year, month, day }: ICAL.Time): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** How many whole days it lasts; absent where it has hours. */
export function wholeDays({ start, end }: Event): number | undefined {
  return start.isDate ? Math.max(1, daysBetween(dayOf(start), dayOf(end))) : undefined;
}

/** Local times of an event, with the zone they are in; absent where nobody knows that zone. */
export function clockOf(
  time: ICAL.Time,
  { zone }: Event,
  own: string,
): { readonly day: string; readonly minute: number; readonly timeZone: string } | undefined {
  const minute = time.hour * 60 + time.minute;
  if (time.zone?.tzid === 'UTC') return { day: dayOf(time), minute, timeZone: 'UTC' };
  const timeZone = zone === undefined ? own : zoneNamed(zone);
  if (timeZone !== undefined) return { day: dayOf(time), minute, timeZone };
  if (!time.zone?.component) return undefined;
  const utc = time.convertToZone(ICAL.Timezone.utcTimezone); // by the file's own rules
  return { day: dayOf(utc), minute: utc.hour * 60 + utc.minute, timeZone: 'UTC' };
}
