// Talks that have ended, on a world's desk.

import { openTasks } from '../../db/case-talks.ts';
import type { Member } from '../../src/admin/staff.ts';
import { followUpsView } from '../../src/hotline/after/follow-ups-view.flow.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { auditOfCase, memberOf, ringingCase } from './desk-world.ts';
import type { World } from './world.ts';

export const CHAT = { channel: 'telegram', id: '-100' } as const;

export function endedTalks(world: World) {
  const { tools, staff } = world;
  const counselor = memberOf(staff.counselor);
  const second = memberOf(staff.second);
  const lead = memberOf(staff.lead);
  const view = (who: Member = counselor) => followUpsView(tools, who, 'Asia/Shanghai');
  return {
    counselor,
    second,
    lead,
    view,
    /** Everything of a case that is open and theirs, the far days too. */
    own: async (caseId: string, who: Member = counselor) => {
      const as = { role: 'wl_counselor', staffId: who.id } as const;
      const tasks = await tools.pools.officer.transact(as, ({ db }) => openTasks(db, 500));
      return tasks.flatMap(({ task, row }) =>
        row.id === caseId && row.counselorId === who.id && task.kind === 'follow-up' ? [task] : [],
      );
    },
    ended: async (seen = 'same', by: Member = counselor) => {
      const opened = await ringingCase(world);
      await takeCase(tools, by, opened.caseId);
      await sayToOfficer(tools, by, opened.caseId, 'I am here', tools.newId());
      await closeCase(tools, by, opened.caseId, 'talked', { seen });
      return opened;
    },
    actionsOf: async (caseId: string) =>
      (await auditOfCase(world, caseId)).map(({ action }) => action),
  };
}
