// What a cell says: a number of days, what somebody allows. Null is a cell that says no such
// thing; undefined an empty one.

import { ALLOWANCES, type Allowance } from './occasions.ts';

const ALLOWANCE_WORDS: Readonly<Record<string, Allowance>> = {
  生日: 'birthday',
  家事: 'family',
  电话: 'calls',
  走访: 'visits',
  ...Object.fromEntries(ALLOWANCES.map((one) => [one, one])),
};

const LEAVE_MAX_DAYS = 366;

export function daysIn(cell: string | undefined): number | null | undefined {
  const text = (cell ?? '').trim();
  if (text === '') return undefined;
  return /^\d{1,3}$/.test(text) && Number(text) <= LEAVE_MAX_DAYS ? Number(text) : null;
}

export function allowancesIn(cell: string | undefined): readonly Allowance[] | null | undefined {
  if (cell === undefined) return undefined;
  const words = cell.split(/[\s;|、，]+/).filter((word) => word !== '');
  const found = words.flatMap((word) => ALLOWANCE_WORDS[word.toLowerCase()] ?? []);
  return found.length === words.length ? ALLOWANCES.filter((one) => found.includes(one)) : null;
}
