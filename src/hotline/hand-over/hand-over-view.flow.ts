// Beside a talk: whom it may go to, whom it was offered to, and which lead is in it.

import type { Db } from '../../../db/client.ts';
import { deskProfilesOf } from '../../../db/desk-profiles.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { activeStaff } from '../../../db/staff.ts';
import { factsOf } from '../case-after.ts';
import { inTalk, type Worker } from '../case-step.ts';
import type { HandOverView } from '../case-view.ts';
import { ANYONE, isTooNear } from '../line/may-take.ts';
import { routedOf } from '../line/taker.flow.ts';
import { joining } from './hand-over-step.ts';

export async function handOverView(db: Db, row: CaseRow, staff: Worker): Promise<HandOverView> {
  const facts = factsOf(row);
  const members = await activeStaff(db, ['counselor', 'lead']);
  const labelOf = (id: string | null) => members.find((one) => one.id === id)?.label;
  const isMine = inTalk(facts, staff) === undefined;
  const profiles = await deskProfilesOf(
    db,
    members.map(({ id }) => id),
  );
  const routed = routedOf(row);
  return {
    colleagues: isMine
      ? members
          .filter(({ id }) => id !== staff.id && !isTooNear(routed, profiles.get(id) ?? ANYONE))
          .map(({ id, label }) => ({ id, label }))
      : [],
    offeredTo: labelOf(row.offeredTo),
    joined: labelOf(row.joinedId),
    hasJoined: row.joinedId === staff.id,
    mayJoin: joining(facts, staff).kind === 'may',
  };
}
