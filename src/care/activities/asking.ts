// The list, signing up and withdrawing. Whoever signs up is a count to whoever organizes it; a name
// goes along only where the activity needs one, and only the one that was seen and sent.

import { both, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import type { HeardActivities, Listed } from './activity.ts';
import { afterwards } from './afterwards.ts';
import { enter, gone, isStanding, LIST, leave, outTap, paramsOf } from './entering.ts';
import type { ActivityIntent } from './tap.ts';

const NAME_MAX = 80;
export const NO_ACTIVITIES: HeardActivities = { coming: [], one: undefined, nth: 0 };

export function onActivity(
  now: Snapshot,
  intent: ActivityIntent,
  heard: HeardActivities,
): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  switch (intent.kind) {
    case 'activities':
      return list(now, heard);
    case 'act-join':
      return join(now, heard);
    case 'act-name':
      return nameGiven(now, intent.words, heard);
    case 'act-send':
      return send(now, heard);
    case 'act-edit':
      return edit(heard);
    case 'act-out':
      return leave(now, heard);
    case 'act-rate':
    case 'act-write':
    case 'act-words':
    case 'act-words-send':
    case 'act-words-drop':
      return afterwards(intent, heard);
  }
}

function list(now: Snapshot, { coming }: HeardActivities): Decision {
  if (coming.length === 0) return decide({ says: [{ key: 'activities-none' }] });
  return decide({ says: coming.map((one) => entry(now, one)) });
}

function entry(now: Snapshot, one: Listed): Say {
  const params = paramsOf(now, one);
  const { mine } = one;
  if (mine?.state === 'in') return { key: 'activity-mine', params, buttons: [outTap(mine.id)] };
  if (mine?.state === 'waiting')
    return { key: 'activity-mine-waiting', params, buttons: [outTap(mine.id)] };
  if (one.isFull)
    return {
      key: 'activity-entry-full',
      params,
      buttons: [{ id: `act-join:${one.id}`, label: 'activity-wait' }],
    };
  return {
    key: 'activity-entry',
    params,
    buttons: [{ id: `act-join:${one.id}`, label: 'activity-join' }],
  };
}

function join(now: Snapshot, heard: HeardActivities): Decision {
  const { one } = heard;
  if (one === undefined || one.at <= now.now) return gone();
  if (isStanding(one)) return decide({ says: [entry(now, one)] });
  if (!one.needsNames) return enter(now, one, heard.nth, now.newId());
  return decide({
    changes: [waitFor({ kind: 'activity-name', activityId: one.id })],
    says: [{ key: 'activity-name', params: { title: one.title } }],
  });
}

/** Kept sealed until it is sent: what the organizer would read is shown first. */
function nameGiven(now: Snapshot, words: string, { one }: HeardActivities): Decision {
  if (one === undefined || one.at <= now.now || isStanding(one)) return gone();
  const signupId = now.newId();
  return decide({
    changes: [
      {
        kind: 'activity-name-drafted',
        signupId,
        activityId: one.id,
        words: words.trim().slice(0, NAME_MAX),
      },
      waitFor(undefined),
    ],
    says: [
      {
        key: 'activity-name-preview',
        params: { title: one.title },
        own: { of: 'signup-name', id: signupId },
        buttons: [
          { id: `act-send:${signupId}`, label: 'activity-send' },
          { id: `act-edit:${signupId}`, label: 'flag-edit' },
          LIST,
        ],
      },
    ],
  });
}

function send(now: Snapshot, { one, nth }: HeardActivities): Decision {
  if (one === undefined || one.at <= now.now || one.mine?.state !== 'draft') return gone();
  const signupId = one.mine.id;
  return both(
    enter(now, one, nth, signupId),
    decide({ effects: [{ effect: { kind: 'show-signup.v1', signupId } }] }),
  );
}

function edit({ one }: HeardActivities): Decision {
  if (one?.mine?.state !== 'draft') return gone();
  return decide({
    changes: [waitFor({ kind: 'activity-name', activityId: one.id })],
    says: [{ key: 'activity-name', params: { title: one.title } }],
  });
}

function waitFor(
  waiting: { readonly kind: 'activity-name'; readonly activityId: string } | undefined,
) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}
