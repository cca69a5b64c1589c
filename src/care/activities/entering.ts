// A place taken, given back, or gone with its owner's data.

import { both, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Planned } from '../../core/effect.ts';
import { appointedAt } from '../../core/moment.ts';
import { askOnce } from '../../trust/slips.ts';
import type { HeardActivities, Listed, SignedUp } from './activity.ts';
import { askAt, remindAt } from './times.ts';

export const LIST: Button = { id: 'activities', label: 'activities' };

export function enter(now: Snapshot, one: Listed, nth: number, signupId: string): Decision {
  const { id: activityId, isFull: isWaiting } = one;
  const mine: SignedUp = { id: signupId, activityId, at: one.until.toISOString(), isWaiting };
  return both(
    decide({
      changes: [
        { kind: 'activity-joined', signupId, activityId, nth, isWaiting },
        { kind: 'dialogue-moved', set: { signedUp: [...standing(now), mine] } },
      ],
      says: [
        {
          key: isWaiting ? 'activity-waiting' : 'activity-joined',
          params: paramsOf(now, one),
          buttons: [outTap(signupId)],
        },
      ],
      effects: [
        { effect: { kind: 'count-activity.v1', activityId } },
        ...reminders(now, one, signupId),
      ],
    }),
    askOnce(now, 'contact'),
  );
}

/** For the times as they are now: those planned for others say nothing. */
export function reminders(now: Snapshot, { at, until }: Listed, signupId: string): Planned[] {
  const to = { personId: now.person.id, signupId };
  const remind = remindAt(now, at);
  const ask = { kind: 'ask-activity.v1', ...to, at: until.toISOString() } as const;
  return [
    ...(remind
      ? [
          {
            effect: { kind: 'remind-activity.v1', ...to, at: at.toISOString() },
            dueAt: remind,
          } as const,
        ]
      : []),
    { effect: ask, dueAt: askAt(now, until) },
  ];
}

export function leave(now: Snapshot, { one }: HeardActivities): Decision {
  if (one?.mine === undefined || !isStanding(one)) return gone();
  const { id: signupId } = one.mine;
  const left = standing(now).filter(({ id }) => id !== signupId);
  return decide({
    changes: [
      { kind: 'activity-left', signupId, why: 'out' },
      { kind: 'dialogue-moved', set: { signedUp: left } },
    ],
    says: [{ key: 'activity-out', params: { title: one.title }, buttons: [LIST] }],
    effects: [
      { effect: { kind: 'withdraw-signup.v1', signupId } },
      { effect: { kind: 'count-activity.v1', activityId: one.id } },
    ],
  });
}

/** Those whose day has not passed. */
function standing({ dialogue: { signedUp = [] }, now }: Snapshot): readonly SignedUp[] {
  return signedUp.filter(({ at }) => new Date(at) > now);
}

/** Before the person's data goes: the place is free, and no name stays with the organizer. */
export function leaveForErasure({ dialogue: { signedUp = [] } }: Snapshot): readonly Planned[] {
  return signedUp.flatMap(({ id: signupId, activityId }): Planned[] => [
    { effect: { kind: 'withdraw-signup.v1', signupId } },
    { effect: { kind: 'count-activity.v1', activityId } },
  ]);
}

export function paramsOf({ person }: Snapshot, { title, about, place, at }: Listed) {
  return { title, about, place, time: appointedAt(at, person) };
}

export function outTap(signupId: string): Button {
  return { id: `act-out:${signupId}`, label: 'activity-out' };
}

export function isStanding({ mine }: Listed): boolean {
  return mine?.state === 'in' || mine?.state === 'waiting';
}

export function gone(): Decision {
  return decide({ says: [{ key: 'activity-gone', buttons: [LIST] }] });
}
