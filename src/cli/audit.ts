// `audit …`: checks the audit log, hands it out for someone else to check, names its witnesses.

import type { Config } from '../ops/config.ts';
import { auditBundle, auditExport, auditKey, auditProof } from './audit/hand-out.ts';
import { auditVerify } from './audit/verify.ts';
import { auditCosign, auditWitness } from './audit/witness.ts';
import type { Io } from './lines.ts';
import { Usage } from './usage.ts';

type Run = (args: string[], config: () => Config, io: Io) => Promise<number>;

const WHAT: Readonly<Record<string, Run>> = {
  verify: auditVerify,
  key: auditKey,
  bundle: auditBundle,
  proof: auditProof,
  export: auditExport,
  witness: auditWitness,
  cosign: auditCosign,
};

/** @param config read only where the database is needed: a bundle is checked without it. */
export async function audit(args: string[], config: () => Config, io: Io): Promise<number> {
  const [what = '', ...rest] = args;
  const run = Object.hasOwn(WHAT, what) ? WHAT[what] : undefined;
  if (run === undefined) throw new Usage(`audit ${Object.keys(WHAT).join(' | ')}`);
  return run(rest, config, io);
}
