// Which activities there are for this officer: a further trip for these messages alone. The tap that takes
// a place holds the activity until it is committed, so that the last place is given once.

import {
  type Activity,
  activityById,
  comingActivities,
  holdActivity,
  isOpenTo,
} from '../../db/activities.ts';
import type { Tx } from '../../db/client.ts';
import { placesTaken, type SignupRow, signupsOf } from '../../db/signups.ts';
import type { HeardActivities, Listed } from '../care/activities/activity.ts';
import { listedOf } from '../care/activities/listed.ts';
import { type ActivityIntent, activityIntentOf, awaitedWords } from '../care/activities/tap.ts';
import type { Snapshot } from './decision.ts';
import type { Intent } from './intent.ts';
import type { Said } from './message.ts';

const SHOWN_MAX = 5;
/** Those of the other language alone are not shown. */
const LOOKED_AT_MAX = 50;
const TAKES_PLACE: readonly string[] = ['act-join', 'act-send'];

export async function lookUpActivities(
  tx: Tx,
  now: Snapshot,
  said: Said,
  intent: Intent | undefined,
): Promise<HeardActivities | undefined> {
  const { unitId, joinedAt, ending, id } = now.person;
  const words = said.kind === 'words' && intent === undefined ? said.words : '';
  const wanted = activityIntentOf(said) ?? awaitedWords(now.dialogue.waiting, words);
  if (wanted === undefined || joinedAt === undefined || ending?.why === 'died') return undefined;
  const mine = await signupsOf(tx.db, id);
  const activityId = aboutOf(wanted, mine);
  if (activityId === undefined)
    return { coming: await coming(tx, now, mine), one: undefined, nth: 0 };
  if (TAKES_PLACE.includes(wanted.kind)) await holdActivity(tx.db, activityId);
  const isMine = mine.some((row) => row.activityId === activityId);
  const isFor = isMine || (unitId !== undefined && (await isOpenTo(tx.db, activityId, unitId)));
  const found = isFor ? await activityById(tx.db, activityId) : undefined;
  const taken = (await placesTaken(tx.db, [activityId])).get(activityId);
  const one = found && listed(now, found, { mine, standing: taken?.standing ?? 0 });
  return { coming: [], one, nth: taken?.nth ?? 1 };
}

function aboutOf(wanted: ActivityIntent, mine: readonly SignupRow[]): string | undefined {
  if ('activityId' in wanted) return wanted.activityId;
  if (!('signupId' in wanted)) return undefined;
  return mine.find(({ id }) => id === wanted.signupId)?.activityId;
}

async function coming(tx: Tx, now: Snapshot, mine: readonly SignupRow[]): Promise<Listed[]> {
  const { unitId } = now.person;
  if (unitId === undefined) return [];
  const rows = await comingActivities(tx.db, { unitId, after: now.now, rowsMax: LOOKED_AT_MAX });
  const taken = await placesTaken(
    tx.db,
    rows.map(({ id }) => id),
  );
  return rows
    .flatMap((row) => listed(now, row, { mine, standing: taken.get(row.id)?.standing ?? 0 }) ?? [])
    .slice(0, SHOWN_MAX);
}

function listed(
  { person: { locale } }: Snapshot,
  row: Activity,
  { mine, standing }: { readonly mine: readonly SignupRow[]; readonly standing: number },
): Listed | undefined {
  const own = mine.find(({ activityId }) => activityId === row.id);
  return listedOf(row, { locale, standing, own });
}
