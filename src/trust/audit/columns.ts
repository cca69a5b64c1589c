// A page of events as it is read, one JSON text for each column: many times less work than a row at
// a time. Worked on here or on another thread (`hash-beside.flow.ts`).

import { canonical, type Entry } from './event.ts';
import { leafHash } from './tree/tree.ts';

/** `null` is a column of no rows. */
export type Columns = Readonly<
  Record<'ids' | 'times' | 'actors' | 'actions' | 'subjects' | 'details', string | null>
>;

export const NO_ROWS: Columns = {
  ids: null,
  times: null,
  actors: null,
  actions: null,
  subjects: null,
  details: null,
};

/** Hashes of a page, worked out elsewhere. */
export type HashElsewhere = (columns: Columns) => Promise<readonly string[]>;

/** What says where an event is. */
export type Where = { readonly ids: readonly number[]; readonly times: readonly string[] };

export function whereIn({ ids, times }: Pick<Columns, 'ids' | 'times'>): Where {
  return { ids: cellsOf(ids), times: cellsOf<string>(times).map(isoOf) };
}

export function entriesIn(columns: Columns, where = whereIn(columns)): Entry[] {
  const { ids, times } = where;
  const actors = cellsOf<string>(columns.actors);
  const actions = cellsOf<string>(columns.actions);
  const subjects = cellsOf<string>(columns.subjects);
  const details = cellsOf<unknown>(columns.details);
  return ids.map((id, row) => {
    const at = times[row] ?? '';
    const [actor, action] = [actors[row] ?? '', actions[row] ?? ''];
    const [subject, detail] = [subjects[row] ?? '', details[row]];
    return { id, at, entry: canonical({ id, at, actor, action, subject, detail }) };
  });
}

export function hashesIn(columns: Columns): string[] {
  return entriesIn(columns).map(({ entry }) => leafHash(entry));
}

function cellsOf<V>(column: string | null): V[] {
  return JSON.parse(column ?? '[]') as V[];
}

const WHOLE = 'YYYY-MM-DDTHH:MM:SS.mmm'.length;
const ZEROS: Readonly<Record<number, string>> = { 0: '', 1: '0', 2: '00', 4: '.000' };

/** Postgres leaves out the last zeros of a second's fraction. */
function isoOf(time: string): string {
  const zeros = ZEROS[WHOLE - time.length];
  return zeros === undefined ? time : `${time}${zeros}Z`;
}
