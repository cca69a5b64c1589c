import type { Log } from '../../src/ops/log.ts';

export type Warn = Pick<Log, 'warn'>;

/** Resolves after `ms`, or as soon as the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;
