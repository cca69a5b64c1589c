// `doctor [--security]`: a line per check; exit code 1 if one failed.

import { parseArgs } from 'node:util';
import { doctor as checks } from '../admin/doctor.flow.ts';
import { type Finding, findingLine } from '../admin/doctor.ts';
import { security } from '../admin/security.flow.ts';
import { bareModelOf } from '../model.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { verifyAudit } from '../trust/audit/verify.flow.ts';
import { lookAtGone } from '../trust/gone/look-at-gone.flow.ts';
import { type Io, print } from './lines.ts';
import { withTools } from './with-tools.ts';

export async function doctor(args: string[], config: Config, io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { security: { type: 'boolean' } } });
  return withTools(config, async (tools) => {
    const results = await (values.security ? promises(tools) : looked(tools, config));
    for (const finding of results) print(io, findingLine(finding));
    return results.every(({ ok }) => ok) ? 0 : 1;
  });
}

async function looked(tools: Tools, config: Config): Promise<Finding[]> {
  const llm = await bareModelOf(config);
  return checks(tools, config, {
    verify: () => verifyAudit(tools),
    lookAtGone: (goneFile) => lookAtGone(tools, goneFile),
    askModel: llm && (() => llm.assess('ok')),
  });
}

async function promises(tools: Tools): Promise<Finding[]> {
  const kept = await security(tools, () => verifyAudit(tools));
  return kept.map(({ promise, finding }) => ({ ...finding, line: `${promise}: ${finding.line}` }));
}
