// `roster list | gaps | add | swap`: who is on call, from the shell. It acts in nobody's name.

import { localOf } from '../checkins/when/zone.ts';
import { rosterShift, SHELL, standIn } from '../hotline/on-call/roster.flow.ts';
import { rosterView } from '../hotline/on-call/roster-view.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';

export const ON_CALL_HELP = `roster list                             who is on call, now and in the coming two weeks
roster gaps                             hours of the coming week with nobody; ends with 1 if any
roster add ROLE STAFF-ID DAY FROM TO [--kind usual|special-day|substitute] [--weeks N]
  as: roster add primary ID 2026-10-01 08:00 20:00; roles: primary, second, lead
roster swap SHIFT-ID STAFF-ID           somebody else for what is left of a shift`;

type Run = (tools: Tools) => Promise<number>;
export type OnCallWish = { readonly kind: string; readonly weeks: string };

/** Absent when it is none of these. */
export function onCallRun(
  [what, ...rest]: readonly string[],
  { kind, weeks }: OnCallWish,
  io: Io,
): Run | undefined {
  const [one = '', two = '', day = '', from = '', to = ''] = rest;
  if (what === 'list' && rest.length === 0) return (tools) => list(tools, io);
  if (what === 'gaps' && rest.length === 0) return (tools) => gaps(tools, io);
  if (what === 'add' && rest.length === 5)
    return async (tools) => {
      const wish = { rung: one, who: two, kind, day, from, to, weeks };
      return told(io, (await rosterShift(tools, SHELL, wish)).kind);
    };
  if (what === 'swap' && rest.length === 2 && isId(one) && isId(two))
    return async (tools) => told(io, (await standIn(tools, SHELL, one, two)).kind);
  return undefined;
}

async function list(tools: Tools, io: Io): Promise<number> {
  const { now, shifts } = await rosterView(tools, SHELL);
  for (const { rung, who } of now) print(io, `now  ${rung}  ${who ?? '-'}`);
  for (const { id, rung, who, from, to, kind, isReplaced } of shifts)
    print(
      io,
      `${id}  ${hours(tools, from, to)}  ${rung}  ${who}  ${isReplaced ? 'replaced' : kind}`,
    );
  return 0;
}

async function gaps(tools: Tools, io: Io): Promise<number> {
  const { gaps: found, shifts } = await rosterView(tools, SHELL);
  if (shifts.length === 0) {
    print(io, 'no roster is kept: every alert goes to everybody');
    return 0;
  }
  for (const { rungs, from, to } of found)
    print(io, `${hours(tools, from, to)}  nobody as ${rungs.join(', ')}`);
  if (found.length === 0) print(io, 'no hour of the coming week is without somebody');
  return found.length === 0 ? 0 : 1;
}

function hours({ settings }: Tools, from: Date, to: Date): string {
  const shown = (at: Date) => {
    const { day, minute } = localOf(at, settings.timeZone);
    const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
    return `${day} ${two(minute / 60)}:${two(minute % 60)}`;
  };
  return `${shown(from)} to ${shown(to)}`;
}

function told(io: Io, kind: string): number {
  if (kind !== 'rostered') return refuse(io, kind);
  print(io, kind);
  return 0;
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
