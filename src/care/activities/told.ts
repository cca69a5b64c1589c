// What is said of an activity when its time has come: a reminder, how it was, a place that got free, that
// it was called off.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Listed } from './activity.ts';
import { rateTaps } from './afterwards.ts';
import { outTap, paramsOf } from './entering.ts';
import { later } from './times.ts';

export function remind(now: Snapshot, one: Listed): Decision | undefined {
  const { mine, at } = one;
  if (mine?.state !== 'in' || at <= now.now) return undefined;
  const dueAt = later(now);
  const effect = {
    kind: 'remind-activity.v1',
    personId: now.person.id,
    signupId: mine.id,
    at: at.toISOString(),
  } as const;
  if (dueAt !== undefined) return dueAt < at ? decide({ effects: [{ effect, dueAt }] }) : undefined;
  const params = paramsOf(now, one);
  return decide({ says: [{ key: 'activity-remind', params, buttons: [outTap(mine.id)] }] });
}

export function askAfterwards(now: Snapshot, one: Listed): Decision | undefined {
  const { mine } = one;
  if (mine?.state !== 'in' || mine.rating !== undefined) return undefined;
  const dueAt = later(now);
  const effect = {
    kind: 'ask-activity.v1',
    personId: now.person.id,
    signupId: mine.id,
    at: one.until.toISOString(),
  } as const;
  if (dueAt !== undefined) return decide({ effects: [{ effect, dueAt }] });
  const { title } = one;
  return decide({ says: [{ key: 'activity-ask', params: { title }, buttons: rateTaps(mine.id) }] });
}

export function placeGot(now: Snapshot, one: Listed): Decision | undefined {
  const { mine, at } = one;
  const { signedUp = [] } = now.dialogue;
  const waits = signedUp.some(({ id, isWaiting }) => id === mine?.id && isWaiting);
  if (mine === undefined || !waits || at <= now.now) return undefined;
  const set = {
    signedUp: signedUp.map((other) =>
      other.id === mine.id ? { ...other, isWaiting: false } : other,
    ),
  };
  return decide({
    changes: [
      { kind: 'activity-place-got', signupId: mine.id },
      { kind: 'dialogue-moved', set },
    ],
    says: [{ key: 'activity-place', params: paramsOf(now, one), buttons: [outTap(mine.id)] }],
  });
}

export function calledOff(now: Snapshot, one: Listed): Decision | undefined {
  const { mine } = one;
  const { signedUp = [] } = now.dialogue;
  if (mine === undefined || !signedUp.some(({ id }) => id === mine.id)) return undefined;
  const params = paramsOf(now, one);
  return decide({
    changes: [
      { kind: 'activity-left', signupId: mine.id, why: 'off' },
      {
        kind: 'dialogue-moved',
        set: { signedUp: signedUp.filter(({ id }) => id !== mine.id) },
      },
    ],
    says: [{ key: 'activity-off', params, buttons: [{ id: 'activities', label: 'activities' }] }],
  });
}
