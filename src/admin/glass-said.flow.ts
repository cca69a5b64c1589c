// What became of a request to break the seal that was answered in a chat: codes, no more.

import { glassListed } from '../../db/break-glass.ts';
import type { Say } from '../core/effect.ts';
import { momentOf } from '../core/moment.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';

type Asked = { readonly glassId: string; readonly staffId: string };

export async function glassSaid(
  { pools, settings, clock }: Pick<Tools, 'pools' | 'settings' | 'clock'>,
  { glassId, staffId }: Asked,
  locale: Locale,
): Promise<Say> {
  const found = await pools.officer.transact('wl_bot', ({ db }) => glassListed(db, glassId));
  if (found === undefined) return { key: 'stale-choice' };
  const { row, code } = found;
  const params = { code };
  const isMine = row.decidedBy === staffId;
  switch (row.state) {
    case 'asked':
      if (row.askedBy === staffId) return { key: 'glass-same-person', params };
      return { key: row.expiresAt <= clock() ? 'glass-too-late' : 'glass-not-now', params };
    case 'open': {
      const { timeZone } = settings;
      const until = momentOf(row.opensUntil ?? row.expiresAt, { locale, timeZone });
      return { key: isMine ? 'glass-confirmed' : 'glass-decided', params: { code, until } };
    }
    case 'refused':
      return { key: isMine ? 'glass-refused' : 'glass-too-late', params };
    case 'over':
    case 'withdrawn':
    case 'expired':
      return { key: 'glass-too-late', params };
  }
}
