// What went wrong in the database, told by its codes alone: its messages quote what was written.

import postgres from 'postgres';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** The database's own code of an error, also behind another. */
export function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.code;
  }
  return undefined;
}

const LOST_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
]);

export function isConnectionLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown };
    if (typeof code === 'string' && LOST_CODES.has(code)) return true;
  }
  return false;
}

/** The password is wrong, or there is no such role or database. */
export function isNotLetIn(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return code.startsWith('28') || code === '3D000';
}

/** Whether something still refers to what was to go, or refers to what is gone. */
export function isReferenceBroken(error: unknown): boolean {
  return codeOf(error) === FOREIGN_KEY_VIOLATION;
}

/** The unique constraint that was violated, if that is what went wrong. */
export function constraintOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError && cause.code === UNIQUE_VIOLATION)
      return cause.constraint_name;
  }
  return undefined;
}
