// What became of the case whose alert was pressed, read in the officers' world: its code, and who
// has seen it; the press itself may still be on its way there.

import { caseById } from '../../db/hotline.ts';
import { isMessengerOn } from '../../db/messenger-policies.ts';
import { staffById } from '../../db/staff.ts';
import type { Say } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';

export async function acknowledgedSay(
  { pools }: Pick<Tools, 'pools'>,
  caseId: string,
  { presser, isAlone }: { readonly presser: string; readonly isAlone: boolean },
): Promise<Say> {
  const { found, who, isOn } = await pools.officer.transact('wl_bot', async ({ db }) => {
    const row = await caseById(db, caseId);
    const by = row?.acknowledgedBy ?? undefined;
    const label = by && (await staffById(db, by))?.label;
    return { found: row, who: label, isOn: await isMessengerOn(db) };
  });
  if (found === undefined) return { key: 'stale-choice' };
  const params = { code: found.code };
  switch (found.state) {
    case 'claimed':
      return { key: 'alert-claimed', params };
    case 'closed':
      return { key: 'alert-closed', params };
    case 'asking':
    case 'waiting':
      return {
        key: 'alert-acknowledged',
        params: { ...params, who: who ?? presser },
        ...(isOn && isAlone && { buttons: [{ id: `talk-here:${caseId}`, label: 'talk-here' }] }),
      };
  }
}
