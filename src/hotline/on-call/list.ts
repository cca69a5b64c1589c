// A roster from a file: CSV with `day,from,to,role,who` and, if wanted, `kind`. Good rows count;
// each bad one is named by its line and a code.

import { dutyIn, type FaultCode as FileFault, recordsIn } from '../../checkins/when/list.ts';
import { RUNGS } from './policy.ts';
import { type OnCallShift, SHIFT_KINDS } from './roster.ts';

export type ListFault = {
  readonly row: number;
  readonly code: FileFault | 'bad-role' | 'bad-kind' | 'unknown-who' | 'two-of-that-name';
};

export type ListedShift = Omit<OnCallShift, 'id' | 'madeAt'>;

type Who = { readonly id: string; readonly label: string };

export function onCallIn(
  text: string,
  timeZone: string,
  members: readonly Who[],
): { readonly good: readonly ListedShift[]; readonly faults: readonly ListFault[] } {
  const good = new Map<string, ListedShift>();
  const faults: ListFault[] = [];
  for (const { row, found } of recordsIn(text)) {
    const shift = typeof found === 'string' ? found : shiftIn(found, timeZone, members);
    if (typeof shift === 'string') {
      faults.push({ row, code: shift });
      continue;
    }
    const key = `${shift.rung} ${shift.kind} ${shift.from.toISOString()}`;
    if (good.has(key)) faults.push({ row, code: 'twice' });
    else good.set(key, shift);
  }
  return { good: [...good.values()], faults };
}

function shiftIn(
  record: Readonly<Record<string, string>>,
  timeZone: string,
  members: readonly Who[],
): ListedShift | ListFault['code'] {
  const { role = '', who = '', kind = '' } = record;
  const hours = dutyIn(record, timeZone);
  if (typeof hours === 'string') return hours;
  const rung = RUNGS.find((one) => one === role.toLowerCase());
  if (rung === undefined) return 'bad-role';
  const known = kind === '' ? 'usual' : SHIFT_KINDS.find((one) => one === kind.toLowerCase());
  if (known === undefined) return 'bad-kind';
  const named = members.filter(({ label }) => label === who);
  const [member] = named;
  if (member === undefined) return 'unknown-who';
  if (named.length > 1) return 'two-of-that-name';
  return { rung, staffId: member.id, kind: known, ...hours };
}
