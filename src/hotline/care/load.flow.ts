// A counselor's own load and break, and everybody's load as counts for the lead.

import { appendAudit } from '../../../db/audit.ts';
import { talksHad } from '../../../db/case-talks.ts';
import { deskProfileOf, putRest, putTopics, restsOfAll } from '../../../db/desk-profiles.ts';
import { activeStaff } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Worker } from '../case-step.ts';
import { ABOUTS, type About } from '../line/wish.ts';
import { BREAK_MIN, type Load, loadOf } from './load.ts';

type CareTools = Pick<Tools, 'pools' | 'clock'>;

const WEEK_MS = 7 * 86_400_000;

export type OwnLoad = Load & {
  /** On a break until then. */
  readonly restsUntil: Date | undefined;
  readonly breakMin: number;
  readonly topics: readonly { readonly about: About; readonly isTicked: boolean }[];
};

export async function ownLoad({ pools, clock }: CareTools, { id }: Worker): Promise<OwnLoad> {
  const now = clock();
  // A talk that they had stays theirs to have had, where they may not look into the case any more.
  const [had, profile] = await pools.officer.transact('wl_bot', ({ db }) =>
    Promise.all([talksHad(db, since(now)), deskProfileOf(db, id)]),
  );
  const { restsUntil } = profile;
  return {
    ...loadOf(
      had.filter(({ counselorId }) => counselorId === id),
      now,
      restsUntil,
    ),
    restsUntil: restsUntil !== undefined && restsUntil > now ? restsUntil : undefined,
    breakMin: BREAK_MIN,
    topics: ABOUTS.map((about) => ({ about, isTicked: profile.topics.includes(about) })),
  };
}

export type LoadRow = Omit<Load, 'isAfterHard'> & { readonly label: string };

/** For a lead: counts by colleague, and nothing of what anybody did with them. */
export async function loadsOfAll(
  { pools, clock }: CareTools,
  { id }: Worker,
): Promise<readonly LoadRow[]> {
  const as = { role: 'wl_counselor', staffId: id } as const;
  const now = clock();
  const [had, members, rests] = await pools.officer.transact(as, ({ db }) =>
    Promise.all([talksHad(db, since(now)), activeStaff(db, ['counselor', 'lead']), restsOfAll(db)]),
  );
  return members.map((member) => {
    const theirs = had.filter(({ counselorId }) => counselorId === member.id);
    const { isAfterHard: _, ...load } = loadOf(theirs, now, rests.get(member.id));
    return { label: member.label, ...load };
  });
}

function since(now: Date): Date {
  return new Date(now.getTime() - WEEK_MS);
}

/** By their own hand; the line passes them by meanwhile, except at L3 and L4. */
export async function setBreak(
  { pools, clock }: CareTools,
  { id, role }: Worker,
  isOn: boolean,
): Promise<{ readonly kind: 'break' | 'back' | 'not-allowed' }> {
  if (!mayTakeCases(role)) return { kind: 'not-allowed' };
  const at = clock();
  // One that was ended early stands as ended now: it was a break all the same.
  const until = isOn ? new Date(at.getTime() + BREAK_MIN * 60_000) : at;
  await pools.station.transact('wl_admin', async (tx) => {
    putRest(tx, id, until);
    appendAudit(tx, [
      {
        at,
        actor: `${role}:${id}`,
        action: isOn ? 'break-begun' : 'break-ended',
        subject: `staff:${id}`,
        detail: {},
      },
    ]);
  });
  return { kind: isOn ? 'break' : 'back' };
}

/** What somebody knows about, by their own ticks; nothing ticked: anything. */
export async function setTopics(
  { pools, clock }: CareTools,
  { id, role }: Worker,
  ticked: readonly string[],
): Promise<{ readonly kind: 'topics-kept' | 'not-allowed' }> {
  if (!mayTakeCases(role)) return { kind: 'not-allowed' };
  const topics = ABOUTS.filter((one) => ticked.includes(one));
  await pools.station.transact('wl_admin', async (tx) => {
    putTopics(tx, id, topics);
    const [actor, subject] = [`${role}:${id}`, `staff:${id}`];
    const detail = { topics: topics.join(' ') };
    appendAudit(tx, [{ at: clock(), actor, action: 'topics-set', subject, detail }]);
  });
  return { kind: 'topics-kept' };
}
