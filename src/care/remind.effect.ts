// Tells the staff's chats how much is due at a unit: two numbers and a link, no name, no occasion.

import { dueCounts } from '../../db/care-tasks.ts';
import { unitById } from '../../db/units.ts';
import type { EffectOf } from '../core/effect.ts';
import { sayText } from '../core/say.ts';
import { sendToStaff } from '../core/staff-chats.flow.ts';
import type { Tools } from '../outbox/tools.ts';

export async function remindOfCare(
  { unitId, on }: EffectOf<'remind-care.v1'>,
  tools: Tools,
): Promise<void> {
  const { unit, due } = await tools.pools.station.transact('wl_registrar', async ({ db }) => ({
    unit: await unitById(db, unitId),
    due: await dueCounts(db, unitId, on),
  }));
  if (unit === undefined || due.today + due.overdue === 0) return; // done meanwhile
  const { publicUrl, staffLocale } = tools.settings;
  await sendToStaff(tools, {
    id: `care:${unitId}:${on}`,
    text: sayText(staffLocale, 'staff-care-due', 0, {
      unit: unit.name,
      today: due.today,
      overdue: due.overdue,
      link: `${publicUrl}/console/care`,
    }),
  });
}
