// The statements of a run, by transaction, and the ids that were made for it.

export type Statement = { readonly text: string; readonly params: readonly unknown[] };
export type Recorded = {
  readonly transactions: readonly (readonly Statement[])[];
  readonly ids: ReadonlySet<string>;
};

export type Recorder = {
  start(): void;
  stop(): Recorded;
  made(id: string): string;
  statement(connection: number, text: string, params: readonly unknown[]): void;
};

export function openRecorder(): Recorder {
  let isOn = false;
  let transactions: Statement[][] = [];
  let ids = new Set<string>();
  const open = new Map<number, Statement[]>();
  return {
    start: () => {
      isOn = true;
      transactions = [];
      ids = new Set();
    },
    stop: () => {
      isOn = false;
      return { transactions, ids };
    },
    made: (id) => {
      if (isOn) ids.add(id);
      return id;
    },
    statement: (connection, text, params) => {
      if (!isOn) return;
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
