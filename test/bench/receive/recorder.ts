// The statements of a run, by transaction, and the ids that were made for it.

export type Statement = { readonly text: string; readonly params: readonly unknown[] };
export type Recorded = {
  readonly transactions: readonly (readonly Statement[])[];
  readonly ids: ReadonlySet<string>;
};

export type Recorder = {
  recorded(): Recorded;
  made(id: string): string;
  statement(connection: number, text: string, params: readonly unknown[]): void;
};

export function openRecorder(): Recorder {
  const transactions: Statement[][] = [];
  const ids = new Set<string>();
  const open = new Map<number, Statement[]>();
  return {
    recorded: () => ({ transactions, ids }),
    made: (id) => {
      ids.add(id);
      return id;
    },
    statement: (connection, text, params) => {
      if (text.startsWith('begin')) {
        const begun: Statement[] = [];
        open.set(connection, begun);
        transactions.push(begun);
      }
      // Taken down whole: the driver goes on to change the list.
      open.get(connection)?.push({ text, params: [...params] });
    },
  };
}
