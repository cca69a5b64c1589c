// The doctor's looks into other rooms, as the command gives them.

import type { Elsewhere } from '../../src/admin/doctor.flow.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { verifyAudit } from '../../src/trust/audit/verify.flow.ts';
import { lookAtGone } from '../../src/trust/gone/look-at-gone.flow.ts';

export function elsewhere(tools: Tools): Elsewhere {
  return {
    verify: () => verifyAudit(tools),
    lookAtGone: (goneFile) => lookAtGone(tools, goneFile),
  };
}
