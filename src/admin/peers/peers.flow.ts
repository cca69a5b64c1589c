// A peer is one of the station's own people: an admin names them by their number on the roster, so
// that whoever leaves the force does not keep the account. No officer's side of anything is here.

import { appendAudit } from '../../../db/audit.ts';
import type { Db } from '../../../db/client.ts';
import { linkedPeers, peerOf, putPeer } from '../../../db/peers.ts';
import { lockOfficerNo } from '../../../db/roster.ts';
import { staffById } from '../../../db/staff.ts';
import type { Tools } from '../../outbox/tools.ts';

type PeerTools = Pick<Tools, 'pools' | 'clock'>;

export type PeerFault = {
  readonly kind: 'roster-needed' | 'not-on-roster' | 'roster-other-unit' | 'roster-taken';
};
export type PeerLinked = PeerFault | { readonly kind: 'peer-linked' | 'no-such-staff' };

/** Why this person of the roster can be no peer of that unit; undefined: they can. */
export async function peerFault(
  { pools }: PeerTools,
  about: { readonly no: string; readonly unitId: string },
): Promise<PeerFault | undefined> {
  return pools.station.transact('wl_registrar', async ({ db }) => {
    const found = await personFor(db, about);
    return typeof found === 'string' ? undefined : found;
  });
}

export async function linkPeer(
  { pools, clock }: PeerTools,
  staffId: string,
  no: string,
  actor = 'program',
): Promise<PeerLinked> {
  const at = clock();
  return pools.station.transact('wl_registrar', async (tx) => {
    const member = await staffById(tx.db, staffId);
    if (member?.role !== 'peer' || member.disabledAt !== null || member.unitId === null)
      return { kind: 'no-such-staff' };
    const found = await personFor(tx.db, { no, unitId: member.unitId, staffId });
    if (typeof found !== 'string') return found;
    await putPeer(tx.db, { staffId, officerId: found, linkedAt: at });
    const subject = `staff:${staffId}`;
    appendAudit(tx, [{ at, actor, action: 'peer-linked', subject, detail: { roster: found } }]);
    return { kind: 'peer-linked' };
  });
}

/** The person's id, held: whoever is said to leave meanwhile is found by what is said after it. */
async function personFor(
  db: Db,
  wish: { readonly no: string; readonly unitId: string; readonly staffId?: string },
): Promise<string | PeerFault> {
  const no = wish.no.trim();
  if (no === '') return { kind: 'roster-needed' };
  const person = await lockOfficerNo(db, no);
  if (person === undefined) return { kind: 'not-on-roster' };
  if (person.unitId !== wish.unitId) return { kind: 'roster-other-unit' };
  const holder = await peerOf(db, person.id);
  const other = holder === undefined ? undefined : await staffById(db, holder);
  const isTaken = other !== undefined && other.disabledAt === null && other.id !== wish.staffId;
  return isTaken ? { kind: 'roster-taken' } : person.id;
}

/** By account: of which unit its person is now. Whoever is not in it is linked to nobody. */
export async function peerUnits({
  pools,
}: Pick<Tools, 'pools'>): Promise<ReadonlyMap<string, string>> {
  const all = await pools.station.transact('wl_registrar', ({ db }) => linkedPeers(db));
  return new Map(all.map(({ staffId, unitId }) => [staffId, unitId]));
}
