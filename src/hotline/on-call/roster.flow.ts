// The on-call roster, changed by a lead or an admin: a form, a file, a shift taken out. Nothing that
// stood is edited; each change leaves a record with accounts and hours, and no officer is in it.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { putShifts, removeShift, shiftById } from '../../../db/on-call.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { StaffRole } from '../../admin/staff.ts';
import { dutyIn } from '../../checkins/when/list.ts';
import { dayAfter, isDay } from '../../checkins/when/zone.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type ListedShift, type ListFault, onCallIn } from './list.ts';
import { RUNGS } from './policy.ts';
import { SHIFT_KINDS } from './roster.ts';

const WEEKS_MAX = 26;

export type RosterTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;
export type Editor = { readonly id: string; readonly role: StaffRole };

/** Whoever is at the machine itself, in nobody's name. */
export const SHELL: Editor = { id: '', role: 'admin' };

export function mayEditRoster(role: StaffRole): boolean {
  return role === 'lead' || role === 'admin';
}

export type ShiftWish = Readonly<
  Record<'rung' | 'who' | 'kind' | 'day' | 'from' | 'to' | 'weeks', string>
>;

export type Rostered = {
  readonly kind: 'rostered' | 'not-allowed' | 'bad-wish' | 'bad-hours' | 'nobody-there';
};

/** One shift, or the same on that day of so many weeks. */
export async function rosterShift(
  tools: RosterTools,
  editor: Editor,
  wish: ShiftWish,
): Promise<Rostered> {
  if (!mayEditRoster(editor.role)) return { kind: 'not-allowed' };
  const rung = RUNGS.find((one) => one === wish.rung);
  const kind = SHIFT_KINDS.find((one) => one === wish.kind);
  const weeks = Number(wish.weeks || '1');
  const isWhole = Number.isInteger(weeks) && weeks >= 1 && weeks <= WEEKS_MAX;
  if (rung === undefined || kind === undefined || !isWhole) return { kind: 'bad-wish' };
  if (!isDay(wish.day)) return { kind: 'bad-hours' };
  const shifts: ListedShift[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const day = dayAfter(wish.day, 7 * week);
    const hours = dutyIn({ day, from: wish.from, to: wish.to }, tools.settings.timeZone);
    if (typeof hours === 'string') return { kind: 'bad-hours' };
    shifts.push({ rung, staffId: wish.who, kind, ...hours });
  }
  return inRoster(tools, async (tx): Promise<Rostered> => {
    const members = await activeStaff(tx.db, ['counselor', 'lead']);
    if (!members.some(({ id }) => id === wish.who)) return { kind: 'nobody-there' };
    keep(tx, tools, editor, shifts);
    return { kind: 'rostered' };
  });
}

export type Imported =
  | { readonly kind: 'imported'; readonly rows: number; readonly faults: readonly ListFault[] }
  | { readonly kind: 'not-allowed' };

export async function importRoster(
  tools: RosterTools,
  editor: Editor,
  text: string,
): Promise<Imported> {
  if (!mayEditRoster(editor.role)) return { kind: 'not-allowed' };
  return inRoster(tools, async (tx): Promise<Imported> => {
    const members = await activeStaff(tx.db, ['counselor', 'lead']);
    const { good, faults } = onCallIn(text, tools.settings.timeZone, members);
    keep(tx, tools, editor, good);
    return { kind: 'imported', rows: good.length, faults };
  });
}

/** Somebody else for what is left of a shift: it stays in the roster, with who had it first. */
export async function standIn(
  tools: RosterTools,
  editor: Editor,
  shiftId: string,
  takerId: string,
): Promise<{
  readonly kind: 'rostered' | 'not-allowed' | 'no-such-shift' | 'shift-over' | 'nobody-there';
}> {
  if (!mayEditRoster(editor.role)) return { kind: 'not-allowed' };
  return inRoster(tools, async (tx) => {
    const now = tools.clock();
    const shift = await shiftById(tx.db, shiftId);
    if (shift === undefined) return { kind: 'no-such-shift' };
    if (shift.to <= now) return { kind: 'shift-over' };
    const members = await activeStaff(tx.db, ['counselor', 'lead']);
    if (!members.some(({ id }) => id === takerId)) return { kind: 'nobody-there' };
    const from = shift.from > now ? shift.from : now;
    keep(tx, tools, editor, [
      { rung: shift.rung, from, to: shift.to, staffId: takerId, kind: 'substitute' },
    ]);
    return { kind: 'rostered' };
  });
}

export async function takeOutShift(
  tools: RosterTools,
  editor: Editor,
  shiftId: string,
): Promise<{ readonly kind: 'taken-out' | 'not-allowed' | 'no-such-shift' }> {
  if (!mayEditRoster(editor.role)) return { kind: 'not-allowed' };
  return inRoster(tools, async (tx) => {
    const at = tools.clock();
    if (!(await removeShift(tx, shiftId, at))) return { kind: 'no-such-shift' };
    const record = { at, actor: actorOf(editor), subject: `on-call:${shiftId}` } as const;
    appendAudit(tx, [{ ...record, action: 'on-call-taken-out', detail: {} }]);
    return { kind: 'taken-out' };
  });
}

export function inRoster<T>(tools: RosterTools, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tools.pools.station.transact('wl_admin', work);
}

export function actorOf({ role, id }: Editor): string {
  return id === SHELL.id ? 'program' : `${role}:${id}`;
}

/** Writes shifts with one record each. */
export function keep(
  tx: Tx,
  { clock, newId }: Pick<RosterTools, 'clock' | 'newId'>,
  editor: Editor,
  shifts: readonly ListedShift[],
): void {
  const at = clock();
  const made = shifts.map((shift) => ({ ...shift, id: newId(), madeAt: at }));
  putShifts(tx, made);
  appendAudit(
    tx,
    made.map(({ id, rung, staffId, kind, from, to }) => ({
      at,
      actor: actorOf(editor),
      action: 'on-call-set',
      subject: `on-call:${id}`,
      detail: { rung, staff: staffId, kind, from: from.toISOString(), to: to.toISOString() },
    })),
  );
}
