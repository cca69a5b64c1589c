// Whoever organizes it: the list, a new one, calling one off, how many came.

import {
  type Activity,
  activitiesBy,
  activityById,
  callOffActivity,
  putActivity,
  putCame,
  updateActivity,
} from '../../../db/activities.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type Claimed, enqueue } from '../../../db/outbox.ts';
import { allUnits, type Unit, unitById } from '../../../db/units.ts';
import type { Member } from '../../admin/staff.ts';
import { localOf } from '../../checkins/when/zone.ts';
import { underOwnName } from '../../core/under-own-name.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { whatChanged } from './changing.ts';
import { type ActivityForm, cameIn, readActivity } from './form.ts';

const SHOWN_MAX = 100;
const CLAIM_MS = 20_000;

export type Organizer = Pick<Member, 'id' | 'role'>;
export type OrganizerTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings' | 'keys'>;

export type ActivitiesView = {
  readonly timeZone: string;
  readonly today: string;
  readonly now: Date;
  readonly activities: readonly Activity[];
  readonly units: readonly Unit[];
};

export async function activitiesView(
  tools: OrganizerTools,
  who: Organizer,
): Promise<ActivitiesView> {
  return underOwnName(tools, who, async ({ tx, at, timeZone, unit }) => ({
    timeZone,
    today: localOf(at, timeZone).day,
    now: at,
    activities: await activitiesBy(tx.db, who.id, SHOWN_MAX),
    units: who.role === 'admin' ? await allUnits(tx.db) : unit === undefined ? [] : [unit],
  }));
}

export type ActivityMade = {
  readonly kind: 'made' | 'bad-texts' | 'bad-times' | 'bad-places' | 'bad-unit';
};

/** Absent `unitId`: for everybody, which only an admin may say. */
export async function makeActivity(
  tools: OrganizerTools,
  who: Organizer,
  wish: ActivityForm & { readonly unitId: string | undefined },
): Promise<ActivityMade> {
  return underOwnName(tools, who, async ({ tx, at, actor, unit, timeZone: ours }) => {
    const wished = wish.unitId === undefined ? undefined : await unitById(tx.db, wish.unitId);
    const mayUnit = who.role === 'admin' ? wish.unitId === wished?.id : isOwn(wished, unit);
    if (!mayUnit) return { kind: 'bad-unit' };
    const timeZone = wished?.timeZone ?? ours;
    const read = readActivity(wish, timeZone, at);
    if (read.kind !== 'read') return read;
    const { kind: _kind, ...row } = read;
    const id = tools.newId();
    const { needsNames } = wish;
    const unitId = wished?.id ?? null;
    putActivity(tx, { ...row, id, madeBy: who.id, unitId, timeZone, needsNames });
    appendAudit(tx, [
      { at, actor, action: 'activity-made', subject: `activity:${id}`, detail: { needsNames } },
    ]);
    return { kind: 'made' };
  });
}

function isOwn(wished: Unit | undefined, unit: Unit | undefined): boolean {
  return wished !== undefined && wished.id === unit?.id;
}

export type ActivityChanged = {
  readonly kind:
    | 'changed'
    | 'no-such-activity'
    | Exclude<ActivityMade['kind'], 'made' | 'bad-unit'>;
};

/** Before it begins. Whom it is for, and whether it needs names, stays: who signed up knew that. */
export async function changeActivity(
  tools: OrganizerTools & Pick<Tools, 'doNow'>,
  who: Organizer,
  id: string,
  wish: ActivityForm,
): Promise<ActivityChanged> {
  let effects: readonly Claimed[] = [];
  const done = await underOwnName(
    tools,
    who,
    async ({ tx, at, actor }): Promise<ActivityChanged> => {
      const before = await activityById(tx.db, id);
      if (before?.madeBy !== who.id || before.at <= at || before.calledOffAt !== null)
        return { kind: 'no-such-activity' };
      const read = readActivity(wish, before.timeZone, at);
      if (read.kind !== 'read') return read;
      const { kind: _kind, ...set } = read;
      const what = whatChanged(before, set);
      if (what === 'none') return { kind: 'changed' };
      updateActivity(tx, id, set);
      const subject = `activity:${id}`;
      appendAudit(tx, [{ at, actor, action: 'activity-changed', subject, detail: { what } }]);
      const told = { kind: 'change-activity.v1', activityId: id, changeId: tools.newId() } as const;
      const count = { kind: 'count-activity.v1', activityId: id } as const;
      const planned = [
        { effect: count },
        ...(what === 'places' ? [] : [{ effect: { ...told, what } }]),
      ];
      const claimedUntil = new Date(at.getTime() + CLAIM_MS);
      effects = enqueue(tx, planned, { now: at, claimedUntil, newId: tools.newId });
      return { kind: 'changed' };
    },
  );
  await tools.doNow(effects);
  return done;
}

export type ActivityStep = {
  readonly kind: 'called-off' | 'counted' | 'bad-count' | 'no-such-activity';
};

/** Whoever signed up hears it at once. */
export async function callOff(
  tools: OrganizerTools & Pick<Tools, 'doNow'>,
  who: Organizer,
  id: string,
): Promise<ActivityStep> {
  let effects: readonly Claimed[] = [];
  const done = await underOwnName(tools, who, async ({ tx, at, actor }): Promise<ActivityStep> => {
    if (!(await callOffActivity(tx.db, id, at))) return { kind: 'no-such-activity' };
    const subject = `activity:${id}`;
    appendAudit(tx, [{ at, actor, action: 'activity-called-off', subject, detail: {} }]);
    const effect = { kind: 'end-activity.v1', activityId: id } as const;
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    effects = enqueue(tx, [{ effect }], { now: at, claimedUntil, newId: tools.newId });
    return { kind: 'called-off' };
  });
  await tools.doNow(effects);
  return done;
}

/** How many were in the room, by whoever counted them there. */
export async function noteCame(
  tools: OrganizerTools,
  who: Organizer,
  id: string,
  text: string,
): Promise<ActivityStep> {
  return underOwnName(tools, who, async ({ tx, at, actor }): Promise<ActivityStep> => {
    const activity = await activityById(tx.db, id);
    if (activity?.madeBy !== who.id || activity.at > at) return { kind: 'no-such-activity' };
    const came = cameIn(text);
    if (came === undefined) return { kind: 'bad-count' };
    putCame(tx, id, came);
    const subject = `activity:${id}`;
    appendAudit(tx, [{ at, actor, action: 'activity-counted', subject, detail: { came } }]);
    return { kind: 'counted' };
  });
}
