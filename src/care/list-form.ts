// One row by form is a list of one row: the same columns, the same rules, the same reasons.

import type { COLUMNS } from './list-rows.ts';

export type FormCells = Readonly<Partial<Record<keyof typeof COLUMNS, string>>>;

export function listOfOne(cells: FormCells): Uint8Array {
  const told = Object.entries(cells);
  const lines = [told.map(([column]) => column), told.map(([, cell]) => quoted(cell))];
  return Buffer.from(lines.map((line) => line.join(',')).join('\n'));
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"`;
}
