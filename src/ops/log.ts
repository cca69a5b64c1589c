// One JSON line per event on stderr: a code and facts. Ids and codes only; nothing foreign.

import { pino } from 'pino';
import { Broken, ConfigError, GiveUp, RetryLater } from './errors.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

export type Log = {
  info(code: string, facts?: Facts): void;
  warn(code: string, facts?: Facts): void;
  error(code: string, facts?: Facts): void;
};

export function openLog(level: 'silent' | 'info' | 'warn', sink?: NodeJS.WritableStream): Log {
  const logger = pino(
    { level, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` },
    sink ?? process.stderr,
  );
  return {
    info: (code, facts) => logger.info({ code, ...facts }),
    warn: (code, facts) => logger.warn({ code, ...facts }),
    error: (code, facts) => logger.error({ code, ...facts }),
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
