// What a play needs around the officer: a unit, a counselor, one card.

import { activeStaff, putStaff, type Staff } from '../../db/staff.ts';
import { allUnits, putCards, putUnit } from '../../db/units.ts';
import { newCode } from '../core/code.flow.ts';
import type { Said } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { yesTap } from '../trust/wordings.ts';

export async function furnish(tools: Tools): Promise<{ counselor: Staff; card: string }> {
  const { keys, settings } = tools;
  const card = newCode();
  const now = tools.clock();
  return tools.pools.station.transact('wl_admin', async (tx) => {
    const [found] = (await allUnits(tx.db)).filter(({ region }) => region === settings.region);
    const unitId = found?.id ?? tools.newId();
    if (found === undefined)
      putUnit(tx, {
        id: unitId,
        name: settings.region === 'CN' ? '示范派出所' : 'Demo Station',
        region: settings.region,
        timeZone: settings.timeZone,
        createdAt: now,
      });
    const [present] = await activeStaff(tx.db, ['counselor']);
    const counselor: Staff = present ?? {
      id: tools.newId(),
      role: 'counselor',
      label: settings.region === 'CN' ? '咨询师一号' : 'Counselor 1',
      unitId: null,
      locale: settings.staffLocale,
      createdAt: now,
      disabledAt: null,
    };
    if (present === undefined) putStaff(tx, counselor);
    putCards(tx, unitId, [keys.tokenKey(card)], now);
    return { counselor, card };
  });
}

/** Joins with the card and gives the slips. */
export async function joinAll(
  bring: (said: Said) => Promise<unknown>,
  card: string,
  locale: Locale,
): Promise<void> {
  await bring({ kind: 'command', name: 'start', rest: card });
  await bring({ kind: 'choice', id: 'squad:none' });
  for (const scope of ['scores', 'words', 'trend', 'model', 'statistics', 'contact'] as const)
    await bring({ kind: 'choice', id: yesTap(scope, locale) });
}
