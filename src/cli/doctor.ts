// `doctor`: a line per check; exit code 1 if one failed.

import { doctor as checks } from '../admin/doctor.flow.ts';
import type { Config } from '../ops/config.ts';
import { verifyAudit } from '../trust/audit/verify.flow.ts';
import { lookAtGone } from '../trust/gone/look-at-gone.flow.ts';
import { type Io, print } from './lines.ts';
import { withTools } from './with-tools.ts';

export async function doctor(_args: string[], config: Config, io: Io): Promise<number> {
  return withTools(config, async (tools) => {
    const results = await checks(tools, config, {
      verify: () => verifyAudit(tools),
      lookAtGone: (goneFile) => lookAtGone(tools, goneFile),
    });
    for (const { ok, line } of results) print(io, `${ok ? 'ok  ' : 'FAIL'} ${line}`);
    return results.every(({ ok }) => ok) ? 0 : 1;
  });
}
