// A line for each thing that is gone, kept in a file apart from the database: after a restore it is
// done again. A mark can be made only with the master key, so that nobody plants one for another.

import type { Scope } from '../consent.ts';

export type Gone = { readonly mark: string; readonly at: Date };

/** One answer, by its own id; all else by the person's. */
type What = 'erased' | 'answer' | Scope;

const LINE = /^([\w-]{43}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** @param tokenKey the keyed hash of a text. */
export function goneMark(tokenKey: (text: string) => string, what: What, id: string): string {
  return tokenKey(`gone ${what} ${id}`);
}

export function goneOf(
  what: What,
  id: string,
  at: {
    readonly keys: { readonly tokenKey: (text: string) => string };
    readonly now: { readonly now: Date };
  },
): Gone {
  return { mark: goneMark(at.keys.tokenKey, what, id), at: at.now.now };
}

export function lineOf({ mark, at }: Gone): string {
  return `${mark} ${at.toISOString()}\n`;
}

export type Filed = {
  /** The newest moment for each mark. */
  readonly marks: ReadonlyMap<string, Date>;
  /** Lines that are no such line; one cut off at the very end is a crash while writing. */
  readonly unreadable: number;
};

export function filedIn(text: string): Filed {
  const marks = new Map<string, Date>();
  let unreadable = 0;
  const lines = text.split('\n');
  const cutOff = lines.pop() ?? '';
  for (const line of lines) {
    const [, mark = '', at = ''] = LINE.exec(line) ?? [];
    if (mark === '') unreadable += 1;
    else if (isLater(new Date(at), marks.get(mark))) marks.set(mark, new Date(at));
  }
  return { marks, unreadable: cutOff === '' ? unreadable : unreadable + 1 };
}

/** What one side knows and the other does not, or knows only of an earlier time. */
export function missingIn(
  known: ReadonlyMap<string, Date>,
  others: ReadonlyMap<string, Date>,
): Gone[] {
  return [...known]
    .filter(([mark, at]) => isLater(at, others.get(mark)))
    .map(([mark, at]) => ({ mark, at }));
}

function isLater(at: Date, than: Date | undefined): boolean {
  return than === undefined || at > than;
}

/** What the doctor is told. */
export type GoneFindings = {
  readonly unreadable: number;
  /** In the file, not in the database: a copy was restored. */
  readonly notDone: number;
  /** In the database or the audit log, not in the file. */
  readonly notFiled: number;
  /** People who were erased and are there. */
  readonly back: number;
};
