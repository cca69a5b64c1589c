// The rows of a list, by columns that it names in either language, whatever it was written in.

import { type CsvError, parse } from 'csv-parse/sync';
import { delimitersOf } from '../core/list-text.ts';

export const COLUMNS = {
  no: ['no', 'number', '警号', '编号'],
  name: ['name', '姓名'],
  unit: ['unit', '单位', '所属单位'],
  born: ['born', 'birthday', '生日', '出生日期'],
  checkup: ['checkup', 'check-up', '上次体检', '体检日期'],
  leave: ['leave', 'leave_days', '应休天数', '年休假天数'],
  taken: ['taken', 'leave_taken', '已休天数'],
  allows: ['allows', '同意'],
  event: ['event', '事项', '事件'],
  on: ['on', 'date', 'day', '日期'],
  hours: ['hours', '工时', '小时'],
  from: ['from', 'start', '上班'],
  to: ['to', 'end', '下班'],
} as const;
type Column = keyof typeof COLUMNS;
export type Cells = Readonly<Partial<Record<Column, string>>>;

type Rows = {
  readonly rows: readonly { readonly cells: Cells; readonly row: number }[];
  /** Lines that are no row at all. */
  readonly broken: readonly number[];
};

export function rowsIn(text: string): Rows {
  const broken: number[] = [];
  try {
    const found = parse(text, {
      bom: true,
      delimiter: delimitersOf(text),
      columns: (names: string[]) => names.map((name) => columnOf(name) ?? false),
      info: true,
      trim: false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        broken.push(Number(error?.['lines'] ?? 0));
      },
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return { rows: found.map(({ record, info }) => ({ cells: record, row: info.lines })), broken };
  } catch {
    return { rows: [], broken }; // csv-parse says no by throwing
  }
}

function columnOf(name: string): Column | undefined {
  const wanted = name.trim().toLowerCase();
  return (Object.keys(COLUMNS) as Column[]).find((one) =>
    COLUMNS[one].some((known) => known === wanted),
  );
}
