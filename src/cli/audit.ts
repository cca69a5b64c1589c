// `audit verify | export`: checks the audit log, or writes it out for someone else to check.

import type { Config } from '../ops/config.ts';
import { verifyAudit } from '../trust/audit/verify.flow.ts';
import { type Io, print } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

export async function audit([what]: string[], config: Config, io: Io): Promise<number> {
  switch (what) {
    case 'verify':
      return withTools(config, async (tools) => {
        const result = await verifyAudit(tools);
        if (result.kind === 'ok') {
          print(io, `audit log verified: ${result.size} records, root ${result.root}`);
          return 0;
        }
        print(io, `audit log broken: ${JSON.stringify(result)}`);
        return 1;
      });
    default:
      throw new Usage('audit verify');
  }
}
