// Tells each instructor of a unit how much is due that is theirs or anybody's, in a chat of their
// own; where none has linked one, the staff's chats hear it of the unit. Two numbers and a link, no
// name, no occasion.

import { dueCounts } from '../../db/care-tasks.ts';
import { instructorsOf } from '../../db/staff.ts';
import { unitById } from '../../db/units.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import { sayText } from '../core/say.ts';
import { ownChats, sendToChats, sharedChats } from '../core/staff-chats.flow.ts';
import type { Tools } from '../outbox/tools.ts';

type Due = Awaited<ReturnType<typeof dueCounts>>;

export async function remindOfCare(
  { unitId, on }: EffectOf<'remind-care.v1'>,
  tools: Tools,
): Promise<void> {
  const { settings } = tools;
  const found = await tools.pools.station.transact('wl_registrar', async ({ db }) => ({
    unit: await unitById(db, unitId),
    all: await dueCounts(db, unitId, on),
    each: await Promise.all(
      (await instructorsOf(db, unitId)).map(async ({ id }) => ({
        id,
        due: await dueCounts(db, unitId, on, id),
      })),
    ),
  }));
  const { unit, all, each } = found;
  if (unit === undefined || isNothing(all)) return; // done meanwhile
  const text = (locale: Locale, { today, overdue }: Due) =>
    sayText(locale, 'staff-care-due', 0, {
      unit: unit.name,
      today,
      overdue,
      link: `${settings.publicUrl}/console/care`,
    });
  const reached = await Promise.all(
    each.map(async ({ id, due }) => {
      const chats = await ownChats(tools, [id]);
      const told = (locale: Locale) => ({
        id: `care:${unitId}:${on}:${id}`,
        text: text(locale, due),
      });
      if (!isNothing(due)) await sendToChats(tools, told, chats);
      return chats.length > 0;
    }),
  );
  if (reached.includes(true)) return;
  const told = (locale: Locale) => ({ id: `care:${unitId}:${on}`, text: text(locale, all) });
  await sendToChats(tools, told, sharedChats(tools));
}

function isNothing({ today, overdue }: Due): boolean {
  return today + overdue === 0;
}
