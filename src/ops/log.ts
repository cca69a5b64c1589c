// One JSON line per event on stderr: a code and facts. Ids and codes only; nothing foreign. What goes
// wrong over and over, as on a full disk, must not fill that disk: of warnings and errors of one
// kind so many are written in a minute, and the next after it says how many were not.

import { pino } from 'pino';
import { Broken, ConfigError, GiveUp, RetryLater } from './errors.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

export type Log = {
  info(code: string, facts?: Facts): void;
  warn(code: string, facts?: Facts): void;
  error(code: string, facts?: Facts): void;
};

const OF_A_KIND_MAX = 20;
const MINUTE_MS = 60_000;

type Kind = { fromMs: number; written: number; unwritten: number };

export function openLog(
  level: 'silent' | 'info' | 'warn',
  sink?: NodeJS.WritableStream,
  nowMs: () => number = () => performance.now(),
): Log {
  const kinds = new Map<string, Kind>();
  /** How many before it were not written; absent where this is one of them. */
  const unwritten = (code: string, facts: Facts = {}): Facts | undefined => {
    const [name, now] = [`${code} ${facts['error']}`, nowMs()];
    const kind = kinds.get(name);
    if (kind === undefined || now - kind.fromMs >= MINUTE_MS) {
      kinds.set(name, { fromMs: now, written: 1, unwritten: 0 });
      return kind !== undefined && kind.unwritten > 0 ? { unwritten: kind.unwritten } : {};
    }
    if (kind.written < OF_A_KIND_MAX) {
      kind.written += 1;
      return {};
    }
    kind.unwritten += 1;
    return undefined;
  };
  const seldom = (write: (line: Facts) => void) => (code: string, facts?: Facts) => {
    const before = unwritten(code, facts);
    if (before !== undefined) write({ code, ...facts, ...before });
  };
  const logger = pino(
    { level, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` },
    sink ?? process.stderr,
  );
  return {
    info: (code, facts) => logger.info({ code, ...facts }),
    warn: seldom((line) => logger.warn(line)),
    error: seldom((line) => logger.error(line)),
  };
}

/** What may be said of any error: our own code and facts, or a foreign one's code or class. */
export function factsOf(error: unknown): Facts {
  if (isOurs(error)) return { ...error.facts, error: error.code };
  return { error: foreignCode(error) };
}

/** A message can quote what a person wrote; a code cannot. */
function foreignCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function isOurs(error: unknown): error is ConfigError | RetryLater | GiveUp | Broken {
  return [ConfigError, RetryLater, GiveUp, Broken].some((kind) => error instanceof kind);
}
