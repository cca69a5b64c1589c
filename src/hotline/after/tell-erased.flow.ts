// A talk or an alert that ended because its officer's data were erased is told to whoever had it and,
// at L3 and L4, to whoever is on call; the end of follow-ups, to whoever had these. A code and a
// level: neither words nor who it was.

import { caseById } from '../../../db/hotline.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn, sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { isHard } from '../care/load.ts';
import { routedOf } from '../line/taker.flow.ts';
import { pagedFor } from '../on-call/paged.flow.ts';

export async function tellErased(caseId: string, id: string, tools: Tools): Promise<void> {
  const at = tools.clock();
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const row = await caseById(db, caseId);
    if (row === undefined) return undefined;
    const waitedMin = (at.getTime() - row.levelAt.getTime()) / 60_000;
    const about = { ...routedOf(row), waitedMin, leftBy: undefined };
    const isTalk = row.outcome === 'erased'; // else it was closed before, and followed up
    return {
      row,
      isTalk,
      onCall: isTalk && isHard(row.level) ? (await pagedFor(db, about, at)).staffIds : undefined,
    };
  });
  if (found === undefined) return;
  const { row, isTalk, onCall } = found;
  await tools.desk.showQueue();
  const link = `${tools.settings.publicUrl}/console`;
  const about = { level: row.level, code: row.code, link };
  const key = isTalk ? 'alert-after-erased' : 'alert-after-follow-up-erased';
  const told = (locale: Locale) => ({ id, text: sayText(locale, key, 0, about) });
  const owner = row.counselorId === null ? [] : [row.counselorId];
  if (onCall === undefined) await sendToOwn(tools, told, owner);
  else await sendToStaff(tools, told, [...new Set([...owner, ...onCall])]);
}
