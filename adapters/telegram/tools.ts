/** Where a fault is noted: a code and ids, never words or addresses. */
export type Log = {
  warn(code: string, facts?: Readonly<Record<string, string | number>>): void;
};

/** Resolves after `ms`, or as soon as the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;
