// A review as a table for a spreadsheet: numbers as they were told, with their intervals.

import type { Estimate } from './estimate.ts';
import type { Review, Told } from './review.ts';

const HEAD = [
  'section',
  'unit',
  'period',
  'about',
  'percent',
  'low',
  'high',
  'change',
  'with_others',
];
const MARK = '\uFEFF'; // Excel takes it for UTF-8 then

export function tableOf({ quarter, unit, sections }: Review): string {
  const whole = unit?.name ?? '';
  const rows = sections.flatMap(({ section, rows: below, items, points, ...top }) => [
    row(section.id, whole, quarter, top),
    ...points.map(({ period, told }) => [section.id, whole, period, ...numbers(told), '', '']),
    ...below.map((one) => row(section.id, one.unit.name, quarter, one)),
    ...items.map((one) => row(section.id, one.items.join(' '), quarter, one)),
  ]);
  return `${MARK}${[HEAD, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function row(section: string, unit: string, period: string, { now, change, isWider }: Told) {
  return [section, unit, period, ...numbers(now), change ?? '', isWider ? 'yes' : ''];
}

function numbers(told: Estimate | undefined): string[] {
  if (told === undefined) return ['', '', '', ''];
  const { about, share, low, high } = told;
  return [about, Math.round(share), Math.round(low), Math.round(high)].map(String);
}

/** A name that a spreadsheet would take for a formula is text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
