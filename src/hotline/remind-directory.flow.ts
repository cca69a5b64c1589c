// Once a week, to whoever keeps the directory: how many of its numbers nobody has called for 90 days.
// In their own chats; where none of them has linked one, in the chats that alerts go to.

import { mayTake, takeOne } from '../../db/paces.ts';
import { activeStaff } from '../../db/staff.ts';
import { sayText } from '../core/say.ts';
import { sendToThem } from '../core/staff-chats.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { directoryView } from './directory.flow.ts';

const WEEKLY = { name: 'directory-reminder', burst: 1, perHour: 1 / 168 } as const;

export async function remindOfNumbers(tools: Tools): Promise<void> {
  const { pools, clock, settings } = tools;
  const { dueCount } = await directoryView(tools, {
    locale: settings.staffLocale,
    region: '',
    text: '',
  });
  if (dueCount === 0) return;
  const now = clock();
  const keepers = await pools.officer.transact('wl_bot', async (tx) => {
    if (!(await mayTake(tx.db, WEEKLY, now))) return undefined;
    takeOne(tx, WEEKLY, now);
    return (await activeStaff(tx.db, ['admin', 'lead'])).map(({ id }) => id);
  });
  if (keepers === undefined || keepers.length === 0) return;
  const link = `${settings.publicUrl}/console/directory`;
  const id = `directory:${now.toISOString().slice(0, 10)}`;
  const about = { n: dueCount, link };
  await sendToThem(
    tools,
    (locale) => ({ id, text: sayText(locale, 'staff-numbers-due', 0, about) }),
    keepers,
  );
}
