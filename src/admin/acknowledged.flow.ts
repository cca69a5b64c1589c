// What became of the case whose alert was pressed, read in the officers' world: a code, no more.

import { caseById } from '../../db/hotline.ts';
import type { Say } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';

export async function acknowledgedSay(
  { pools }: Pick<Tools, 'pools'>,
  caseId: string,
): Promise<Say> {
  const found = await pools.officer.transact('wl_bot', ({ db }) => caseById(db, caseId));
  if (found === undefined) return { key: 'stale-choice' };
  const params = { code: found.code };
  switch (found.state) {
    case 'claimed':
      return { key: 'alert-claimed', params };
    case 'closed':
      return { key: 'alert-closed', params };
    case 'asking':
    case 'waiting':
      return { key: 'alert-acknowledged', params };
  }
}
