// A quarter of a year, told some days after its end.

import { dayAfter } from '../../checkins/when/zone.ts';
import { DELAY_DAYS } from '../../trust/figures/policy.ts';

/** `2026-Q3`. */
export type Quarter = string;

const MONTHS = 3;

export function isQuarter(text: string): boolean {
  return /^20\d\d-Q[1-4]$/.test(text);
}

function firstMonth(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 12 + (Number(quarter.slice(6)) - 1) * MONTHS;
}

function quarterFrom(month: number): Quarter {
  return `${Math.floor(month / 12)}-Q${Math.floor((month % 12) / MONTHS) + 1}`;
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** As `2026-07`, three of them. */
export function monthsOf(quarter: Quarter): string[] {
  return [0, 1, 2].map((n) => monthName(firstMonth(quarter) + n));
}

export function quartersBefore(quarter: Quarter, quarters: number): Quarter {
  return quarterFrom(firstMonth(quarter) - quarters * MONTHS);
}

/** The first day, and the first one after it. */
export function daysOf(quarter: Quarter): { readonly from: string; readonly to: string } {
  const first = firstMonth(quarter);
  return { from: `${monthName(first)}-01`, to: `${monthName(first + MONTHS)}-01` };
}

export function quarterOn(day: string): Quarter {
  return quarterFrom(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
}

/** Of days that follow each other: the quarter they fill most of, the later one where two are as full. */
export function fullestOf(firstDay: string, lastDay: string): Quarter {
  let fullest = { quarter: quarterOn(lastDay), share: 0 };
  for (let quarter = quarterOn(lastDay); ; quarter = quartersBefore(quarter, 1)) {
    const { from, to } = daysOf(quarter);
    const begun = firstDay > from ? firstDay : from;
    const ended = dayAfter(lastDay, 1) < to ? dayAfter(lastDay, 1) : to;
    const share = daysFrom(begun, ended) / daysFrom(from, to);
    if (share > fullest.share) fullest = { quarter, share };
    if (firstDay >= from) return fullest.quarter;
  }
}

function daysFrom(day: string, end: string): number {
  return (Date.parse(end) - Date.parse(day)) / 86_400_000;
}

/** The newest quarter that may be told on this day. */
export function newestTold(today: string): Quarter {
  return quartersBefore(quarterOn(dayAfter(today, -DELAY_DAYS)), 1);
}
