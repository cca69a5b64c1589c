// What happens to one case at the same moment, on a real database: whoever wins, nobody waits unseen.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../db/faults.ts';
import { putStaff } from '../../../db/staff.ts';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../../src/hotline/close.flow.ts';
import { dropOffer, offerCase, takeOver } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { raiseLevel } from '../../../src/hotline/relevel.flow.ts';
import { auditOfCase, memberOf, ringingCase } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const NO_RIGHT = '42501';
const RUNS = 12;
const SILENT_MS = 31 * 60_000;
const DEEDS = [
  'hand-over',
  'take-over',
  'drop-offer',
  'leave',
  'close',
  'take',
  'erase',
  'write',
  'raise',
  'disable',
] as const;
type Deed = (typeof DEEDS)[number];

const world = await openWorld();
const { tools } = world;

type Row = {
  readonly state: string;
  readonly counselor: string | null;
  readonly is_off: boolean | null;
  readonly outside: boolean;
  readonly extra: boolean;
  readonly rings: number;
  readonly watched: number;
};

async function rowOf(caseId: string): Promise<Row | undefined> {
  const effect = (kind: string) =>
    `(select count(*)::int from ledger.outbox o where o.dead_at is null
      and o.effect ->> 'kind' = '${kind}' and o.effect ->> 'caseId' = c.id::text`;
  const [row] = await rowsOf<Row>(
    world,
    `select c.state, c.counselor_id as counselor, s.disabled_at is not null as is_off,
       c.outside_at is not null as outside, (c.offered_to is not null or c.joined_id is not null) as extra,
       ${effect('ring.v1')}) as rings,
       ${effect('watch-talk.v1')}
         and (o.effect ->> 'claimedAt')::timestamptz = c.claimed_at) as watched
     from officer.cases c left join ledger.staff s on s.id = c.counselor_id
     where c.id = '${caseId}'`,
  );
  return row;
}

/** What is wrong with a case once all is quiet, if anything. */
function faultOf(row: Row | undefined): string | undefined {
  if (row === undefined) return 'is gone';
  const { state, counselor, rings, outside, watched, extra } = row;
  if (state === 'waiting') {
    if (counselor !== null || extra) return 'waits and is somebody’s';
    return rings === 0 && !outside ? 'waits with no alert' : undefined;
  }
  if (state === 'claimed') {
    if (counselor === null) return 'is held by nobody';
    return watched === 0 ? 'is held and nobody looks whether they are there' : undefined;
  }
  return extra ? 'is closed and offered' : undefined;
}

/** Owners one after the other, as the audit log has them; each ends before the next begins. */
async function ownersFault(caseId: string): Promise<string | undefined> {
  let owner: string | undefined;
  for (const { action, actor } of await auditOfCase(world, caseId)) {
    if (action === 'case-claimed') {
      if (owner !== undefined) return 'was taken while another had it';
      owner = actor;
    }
    if (action === 'case-taken-over') {
      if (owner === undefined) return 'was taken over from nobody';
      owner = actor;
    }
    if (action === 'case-released' || action === 'case-closed') owner = undefined;
  }
  return undefined;
}

async function newCounselor(n: number) {
  const label = `Counselor ${n}`;
  const one = { id: tools.newId(), role: 'counselor' as const, label, unitId: null };
  const row = { ...one, locale: 'en' as const, createdAt: tools.clock(), disabledAt: null };
  await tools.pools.station.transact('wl_admin', async (tx) => putStaff(tx, row));
  return memberOf(row);
}

async function raced(deeds: readonly Deed[], isOffered: boolean) {
  const [first, second] = [await newCounselor(1), await newCounselor(2)];
  const { caseId, from } = await ringingCase(world);
  await takeCase(tools, first, caseId);
  if (isOffered) await offerCase(tools, first, caseId, second.id);
  const doing: Readonly<Record<Deed, () => Promise<unknown>>> = {
    'hand-over': () => offerCase(tools, first, caseId, second.id),
    'take-over': () => takeOver(tools, second, caseId),
    'drop-offer': () => dropOffer(tools, second, caseId),
    leave: () => releaseCase(tools, first, caseId),
    close: () => closeCase(tools, first, caseId, 'talked'),
    take: () => takeCase(tools, second, caseId),
    erase: () => world.tap(from, 'erase:yes'),
    write: () => world.say(from, 'I have the gun in my hand and I am going to shoot myself now'),
    raise: () => raiseLevel(tools, first, caseId, 'L4', 'intent-told'),
    disable: () => switchOff(tools, deeds.includes('take-over') ? second.id : first.id),
  };
  // Of whoever went off between two statements of a step, the database itself refuses the rest.
  const refused = (error: unknown) => {
    if (!deeds.includes('disable') || codeOf(error) !== NO_RIGHT) throw error;
  };
  await Promise.all(deeds.map((deed) => doing[deed]().catch(refused)));
  await world.advance(0);
  return caseId;
}

describe('several at one case at the same moment', () => {
  it('a queued case always has an owner, a ringing alert or a recorded hand-over; never two owners; no alert stops unacknowledged; and nobody keeps a case whose account is off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...DEEDS], { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        async (deeds, isOffered) => {
          const caseId = await raced(deeds, isOffered);
          expect(faultOf(await rowOf(caseId))).toBeUndefined();
          expect(await ownersFault(caseId)).toBeUndefined();
          const held = await rowOf(caseId);
          if (held?.state !== 'claimed' || held.is_off !== true) return;
          await world.advance(SILENT_MS);
          const later = await rowOf(caseId);
          expect(later).toMatchObject({ state: 'waiting', counselor: null });
          expect(faultOf(later)).toBeUndefined();
        },
      ),
      { numRuns: RUNS },
    );
  }, 60_000);
});
