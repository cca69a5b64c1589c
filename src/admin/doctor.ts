// What the doctor makes of what it finds. A warning is said and passes; a failure fails.

import type { Resource } from '../hotline/resources.ts';

export type Finding = { readonly line: string; readonly ok: boolean };

const NODE_MAJOR_MIN = 24;
const POSTGRES_MAJORS = { min: 15, max: 18 } as const;
const VERIFIED_DAYS = 90;
export const BACKUP_DAYS = 7;
const CONNECTIONS_FULL = 0.9;

export function fine(line: string): Finding {
  return { ok: true, line };
}

export function warning(line: string): Finding {
  return { ok: true, line: `warning: ${line}` };
}

export function failure(line: string): Finding {
  return { ok: false, line };
}

/** As the shell shows it. */
export function findingLine({ ok, line }: Finding): string {
  if (!ok) return `FAIL ${line}`;
  const [, warned] = /^warning: (.*)$/s.exec(line) ?? [];
  return warned === undefined ? `ok   ${line}` : `warn ${warned}`;
}

export function nodeFinding(version: string): Finding {
  const major = Number(version.split('.')[0]);
  return {
    ok: major >= NODE_MAJOR_MIN,
    line: `Node ${version}, ${NODE_MAJOR_MIN} or newer needed`,
  };
}

export function postgresFinding(major: number): Finding {
  const { min, max } = POSTGRES_MAJORS;
  const ok = major >= min && major <= max;
  return { ok, line: `Postgres ${major}, ${min} to ${max} supported` };
}

/** @param each what one process may take at its busiest. */
export function connectionsFinding(
  { most, taken }: { readonly most: number; readonly taken: number },
  each: number,
): Finding {
  const fit = Math.floor(most / each);
  const line = `${most} connections to be had, ${taken} taken, at most ${each} for a process: ${fit} processes fit`;
  if (fit === 0) return failure(`${line}; raise max_connections or lower DATABASE_CONNECTIONS`);
  return taken > most * CONNECTIONS_FULL ? warning(`${line}; nearly all are taken`) : fine(line);
}

/** @param last made by `backup`, within so many days. */
export function backupFinding(last: Date | undefined): Finding {
  if (last === undefined)
    return warning(`no backup was made by \`backup\` for ${BACKUP_DAYS} days`);
  return fine(
    `last backup ${last.toISOString()}; whether it can be read, \`restore --check\` says`,
  );
}

/** Numbers go stale: each must have been called within the last 90 days. */
export function resourcesFinding(resources: readonly Resource[], now: Date): Finding {
  const since = now.getTime() - VERIFIED_DAYS * 86_400_000;
  const never = resources.filter(({ lastVerified }) => lastVerified === undefined).length;
  const old = resources.filter(
    ({ lastVerified }) => lastVerified !== undefined && Date.parse(lastVerified) < since,
  ).length;
  if (never + old === 0)
    return fine(`all ${resources.length} help lines verified within ${VERIFIED_DAYS} days`);
  return warning(
    `of ${resources.length} help lines ${never} were never verified, ${old} more than ${VERIFIED_DAYS} days ago`,
  );
}
