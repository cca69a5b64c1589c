// `audit verify`: the whole log in the database; with `--bundle FILE --key KEY` a file by itself,
// without database, configuration or network.

import { parseArgs } from 'node:util';
import log from '../../../prompts/console/en/log.json' with { type: 'json' };
import type { Config } from '../../ops/config.ts';
import { type Outcome, verifyBundle } from '../../trust/audit/bundle/verify.flow.ts';
import type { Broken } from '../../trust/audit/finding.ts';
import { logKey } from '../../trust/audit/kept.flow.ts';
import { type Verdict, verifyAudit } from '../../trust/audit/verify.flow.ts';
import type { Witnessed } from '../../trust/audit/witness/policy.ts';
import { type Io, print, printJson } from '../lines.ts';
import { Usage } from '../usage.ts';
import { withTools } from '../with-tools.ts';
import { keptIn, keyOf, policyOf } from './keys.ts';

const OPTIONS = {
  bundle: { type: 'string' },
  key: { type: 'string' },
  witness: { type: 'string', multiple: true, default: [] as string[] },
  quorum: { type: 'string' },
  since: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
} as const;

export async function auditVerify(args: string[], config: () => Config, io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { bundle, since, json } = values;
  const policy = await policyOf(values.witness, values.quorum);
  if ((bundle === undefined) !== (values.key === undefined))
    throw new Usage('audit verify --bundle FILE --key KEY');
  if (bundle !== undefined && values.key !== undefined) {
    const key = await keyOf(values.key);
    const kept = await Promise.all(since.map((path) => keptIn(path, key)));
    const expected = { policy: policy ?? { witnesses: [], atLeast: 0 }, kept };
    const outcome = await verifyBundle(bundle, key, expected).catch(() => {
      throw new Usage(`${bundle} cannot be read`);
    });
    return told(io, outcome, json, () => bundleLines(outcome));
  }
  return withTools(config(), async (tools) => {
    const kept = await Promise.all(since.map((path) => keptIn(path, logKey(tools.keys))));
    const verdict = await verifyAudit(tools, { kept, ...(policy && { policy }) });
    return told(io, verdict, json, () => verdictLines(verdict));
  });
}

function told(io: Io, outcome: Outcome | Verdict, json: boolean, lines: () => string[]): number {
  if (json) printJson(io, outcome);
  else for (const line of lines()) print(io, line);
  return outcome.kind === 'ok' || outcome.kind === 'one' ? 0 : 1;
}

export function verdictLines(verdict: Verdict): string[] {
  if (verdict.kind === 'broken') return [`audit log broken: ${found(verdict)}`];
  const { size, root, pruned, newlyLogged } = verdict;
  return [
    `audit log verified: ${size} records, root ${root}`,
    ...prunedLine(pruned),
    ...(newlyLogged > 0 ? [`logged now: ${newlyLogged} records that came since`] : []),
    ...witnessLine(verdict.witnessed, size),
  ];
}

function bundleLines(outcome: Outcome): string[] {
  if (outcome.kind === 'broken') return [`bundle broken: ${found(outcome)}`];
  if (outcome.kind === 'malformed') {
    const where = outcome.line === undefined ? '' : ` (line ${outcome.line})`;
    return [`no bundle of this log: ${outcome.why}${where}`];
  }
  const { from, to, pruned, newest } = outcome;
  const under = `under the checkpoint of ${newest.at.toISOString()} over ${newest.size} records`;
  if (outcome.kind === 'one')
    return [
      `record verified: leaf ${from} ${under}`,
      outcome.entry,
      ...witnessLine(outcome.witnessed, newest.size),
    ];
  return [
    `bundle verified: leaves ${from} to ${to - 1} ${under}`,
    `root ${newest.root}`,
    ...prunedLine(pruned),
    ...witnessLine(outcome.witnessed, newest.size),
  ];
}

function found(broken: Broken): string {
  const places = Object.entries(broken)
    .filter(([name]) => name !== 'kind' && name !== 'why')
    .map(([name, value]) => `${name} ${value}`);
  return [`${log[`why-${broken.why}`]} (${broken.why})`, ...places].join(', ');
}

function prunedLine(pruned: number): string[] {
  return pruned === 0 ? [] : [`pruned: ${pruned} records whose time was up; their hashes hold`];
}

function witnessLine(seen: Witnessed | undefined, size: number): string[] {
  if (seen === undefined) return ['witnesses: none'];
  const by = seen.by.map(({ name, at }) => `${name} at ${at.toISOString()}`).join(', ');
  return [`witnesses: ${seen.by.length} cosigned the first ${seen.size} of ${size} records: ${by}`];
}
