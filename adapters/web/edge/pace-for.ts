// Which pace holds for which request. One that is not named here has the pace of its kind, so that
// a new route is never without.

import type { PaceName } from './pace.ts';

/** Where a secret could be guessed, or one request makes us do much. */
const DOORS =
  /^\/console\/(sign-in$|sign-in\/(passkey|work))|^\/api\/(own-data(\/open)?|phrase)$|^\/witness\//;

/** Help first: the page, its files and the numbers in it come always, and so does a first session. */
const FREE =
  /^\/(console\/)?(assets|client|shared|look)\/|^\/(offline\.ts|own-data|healthz|api\/session)?$/;

/** What somebody says is let in by `api.ts`, which reads it first. */
const SAYING = /^\/api\/(say|join|move)$/;

export function paceFor(method: string, path: string): PaceName | undefined {
  if (FREE.test(path) || SAYING.test(path)) return undefined;
  const isLook = ['GET', 'HEAD', 'OPTIONS'].includes(method);
  if (DOORS.test(path) && !(isLook && path.startsWith('/console/'))) return 'door';
  return isLook ? 'look' : 'press';
}
