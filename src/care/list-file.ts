// A list from HR or from Excel: people, what happened to them, or their hours. UTF-8, UTF-16 and GBK are told
// apart; a cell that a spreadsheet would compute is refused; each bad row is named by its line and a
// code, and the good ones count.

import { dayIn } from '../checkins/when/zone.ts';
import { textIn } from '../core/list-text.ts';
import { allowancesIn, daysIn } from './list-cells.ts';
import { type Cells, rowsIn } from './list-rows.ts';
import { type Allowance, eventNamed } from './occasions.ts';
import { daysOf, hoursIn, type ListedHours, tellsHours } from './workload/list-hours.ts';

const ROWS_MAX = 200_000;

export type FaultCode =
  | 'not-a-list'
  | 'no-such-columns'
  | 'too-many'
  | 'broken-row'
  | 'formula'
  | 'no-number'
  | 'bad-number'
  | 'bad-name'
  | 'twice'
  | 'unknown-unit'
  | 'no-date'
  | 'bad-date'
  | 'bad-leave'
  | 'bad-allowance'
  | 'unknown-event'
  | 'not-by-list'
  | 'no-hours'
  | 'bad-hours'
  | 'unknown-officer'
  | 'not-allowed'
  | 'too-long-ago'
  | 'too-far-ahead';

export type Fault = { readonly row: number; readonly code: FaultCode };

export type ListedPerson = {
  readonly row: number;
  readonly no: string;
  readonly name: string;
  /** As the list names it; absent: the one the list is for. */
  readonly unit: string | undefined;
  readonly bornOn: string | undefined;
  readonly checkedUpOn: string | undefined;
  readonly leaveDays: number | undefined;
  readonly leaveTaken: number | undefined;
  /** Absent where the list has no such column. */
  readonly allows: readonly Allowance[] | undefined;
};

export type ListedEvent = {
  readonly row: number;
  readonly no: string;
  readonly kind: string;
  readonly on: string;
};

export type List =
  | {
      readonly kind: 'people';
      readonly people: readonly ListedPerson[];
      readonly faults: readonly Fault[];
    }
  | {
      readonly kind: 'events';
      readonly events: readonly ListedEvent[];
      readonly faults: readonly Fault[];
    }
  | {
      readonly kind: 'hours';
      readonly hours: readonly ListedHours[];
      readonly faults: readonly Fault[];
    }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] };

/** Also as an input method for Chinese writes them. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^[A-Za-z\d-]{1,20}$/;
const NAME_MAX = 40;

export function listIn(bytes: Uint8Array): List {
  const { rows, broken } = rowsIn(textIn(bytes));
  const faults: Fault[] = broken.map((row) => ({ row, code: 'broken-row' }));
  const first = rows[0]?.cells;
  if (first === undefined || rows.length > ROWS_MAX) {
    const code = first === undefined ? 'not-a-list' : 'too-many';
    return { kind: 'unreadable', faults: [...faults, { row: 0, code }] };
  }
  const seen = new Set<string>();
  const sift = <T>(read: (cells: Cells, row: number) => T | FaultCode, key: (one: T) => string) =>
    rows.flatMap(({ cells, row }): T[] => {
      const found = Object.values(cells).some((cell) => FORMULA.test(cell))
        ? 'formula'
        : read(cells, row);
      const code =
        typeof found === 'string' ? found : seen.has(key(found as T)) ? 'twice' : undefined;
      if (code !== undefined) {
        faults.push({ row, code: code as FaultCode });
        return [];
      }
      seen.add(key(found as T));
      return [found as T];
    });
  if ('no' in first && 'event' in first && 'on' in first) {
    const events = sift(eventIn, ({ no, kind, on }) => `${no} ${kind} ${on}`);
    return { kind: 'events', events, faults };
  }
  if ('no' in first && 'on' in first && tellsHours(first)) {
    const rowsOfHours = sift(workedIn, ({ no, on, from = '' }) => `${no} ${on} ${from}`);
    const { days, over } = daysOf(rowsOfHours);
    const isOver = over.map((row): Fault => ({ row, code: 'bad-hours' }));
    return { kind: 'hours', hours: days, faults: [...faults, ...isOver] };
  }
  if ('no' in first && 'name' in first)
    return { kind: 'people', people: sift(personIn, ({ no }) => no), faults };
  return { kind: 'unreadable', faults: [{ row: 1, code: 'no-such-columns' }] };
}

function numberIn({ no = '' }: Cells): { readonly no: string } | FaultCode {
  const text = no.normalize('NFKC').trim();
  if (text === '') return 'no-number';
  return NUMBER.test(text) ? { no: text } : 'bad-number';
}

function personIn(cells: Cells, row: number): ListedPerson | FaultCode {
  const number = numberIn(cells);
  if (typeof number === 'string') return number;
  const name = (cells.name ?? '').trim();
  if (name === '' || name.length > NAME_MAX || /\p{Cc}/u.test(name)) return 'bad-name';
  const bornOn = dayIn(cells.born);
  const checkedUpOn = dayIn(cells.checkup);
  if (bornOn === null || checkedUpOn === null) return 'bad-date';
  const [leaveDays, leaveTaken] = [daysIn(cells.leave), daysIn(cells.taken)];
  if (leaveDays === null || leaveTaken === null) return 'bad-leave';
  const allows = allowancesIn(cells.allows);
  if (allows === null) return 'bad-allowance';
  const unit = cells.unit?.trim() || undefined;
  return { row, ...number, name, unit, bornOn, checkedUpOn, leaveDays, leaveTaken, allows };
}

function workedIn(cells: Cells, row: number): ListedHours | FaultCode {
  const number = numberIn(cells);
  if (typeof number === 'string') return number;
  const hours = hoursIn(cells);
  return typeof hours === 'string' ? hours : { row, ...number, ...hours };
}

function eventIn(cells: Cells, row: number): ListedEvent | FaultCode {
  const number = numberIn(cells);
  if (typeof number === 'string') return number;
  const event = eventNamed(cells.event ?? '');
  if (event === undefined) return 'unknown-event';
  if (!event.sources.includes('file')) return 'not-by-list';
  const on = dayIn(cells.on);
  if (on === undefined) return 'no-date';
  return on === null ? 'bad-date' : { row, ...number, kind: event.id, on };
}
