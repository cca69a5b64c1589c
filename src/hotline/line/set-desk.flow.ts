// What a counselor is given, as an admin sets it.

import { appendAudit } from '../../../db/audit.ts';
import { putDeskProfile } from '../../../db/desk-profiles.ts';
import { staffById } from '../../../db/staff.ts';
import { unitById } from '../../../db/units.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { DeskProfile } from './may-take.ts';

export async function setDesk(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
  profile: DeskProfile,
): Promise<{ readonly kind: 'set' | 'no-such-counselor' | 'no-such-unit' }> {
  return pools.station.transact('wl_admin', async (tx) => {
    const member = await staffById(tx.db, staffId);
    if (member === undefined || !mayTakeCases(member.role)) return { kind: 'no-such-counselor' };
    const { unitId, standing, isInCharge, languages, hasCrisisSkill, topics, talksMax } = profile;
    if (unitId !== undefined && (await unitById(tx.db, unitId)) === undefined)
      return { kind: 'no-such-unit' };
    putDeskProfile(tx, staffId, profile);
    appendAudit(tx, [
      {
        at: clock(),
        actor: 'program',
        action: 'desk-set',
        subject: `staff:${staffId}`,
        detail: {
          unit: unitId ?? 'none',
          standing,
          isInCharge,
          languages: languages.join(' '),
          hasCrisisSkill,
          topics: topics.join(' '),
          talksMax: talksMax ?? 'usual',
        },
      },
    ]);
    return { kind: 'set' };
  });
}
