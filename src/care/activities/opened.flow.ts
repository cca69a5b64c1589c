// One activity as its organizer opens it. Who signed up is a count, unless the activity needs names; what
// officers thought of it is shares of ten or more, and their words, of no alias.

import { type Activity, activityById } from '../../../db/activities.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type HandedRow, handedFor, ratingsOf } from '../../../db/handed-over.ts';
import { unitById } from '../../../db/units.ts';
import { localOf } from '../../checkins/when/zone.ts';
import { underOwnName } from '../../core/under-own-name.flow.ts';
import { unseal } from '../../ops/keys.ts';
import { type Shown, shownOf } from '../../trust/figures/shown.ts';
import { RATINGS, type Rating } from './activity.ts';
import { type ActivityForm, formOf } from './form.ts';
import type { Organizer, OrganizerTools } from './organizer.flow.ts';

const SHARES_FROM = 10;

export type OpenedActivity = {
  readonly activity: Activity;
  readonly unit: string | undefined;
  readonly isOver: boolean;
  readonly today: string;
  /** As it stands, where it may still be changed. */
  readonly form: ActivityForm | undefined;
  readonly names: readonly string[];
  /** Absent under ten answers. */
  readonly shares: readonly { readonly rating: Rating; readonly shown: Shown }[] | undefined;
  readonly words: readonly string[];
};

/** Each name and each text that is shown is one record. */
export async function openActivity(
  tools: OrganizerTools,
  who: Organizer,
  id: string,
): Promise<OpenedActivity | undefined> {
  return underOwnName(tools, who, async ({ tx, at, actor }) => {
    const activity = await activityById(tx.db, id);
    if (activity?.madeBy !== who.id) return undefined;
    const isOpen = activity.at > at && activity.calledOffAt === null;
    const unit = activity.unitId === null ? undefined : await unitById(tx.db, activity.unitId);
    const [names, feedback, ratings] = await Promise.all([
      handedFor(tx.db, id, 'name'),
      handedFor(tx.db, id, 'feedback'),
      ratingsOf(tx.db, id),
    ]);
    appendAudit(
      tx,
      [...names, ...feedback].map((row) => ({
        at,
        actor,
        action: `${row.kind}-opened`,
        subject: `handed:${row.id}`,
        detail: {},
      })),
    );
    return {
      activity,
      unit: unit?.name,
      isOver: activity.at <= at,
      today: localOf(at, activity.timeZone).day,
      form: isOpen ? formOf(activity, activity.timeZone) : undefined,
      names: names.map((row) => opened(tools, row)).toSorted((a, b) => a.localeCompare(b, 'zh-CN')),
      words: feedback.map((row) => opened(tools, row)),
      shares: sharesOf(ratings),
    };
  });
}

export function opened({ keys }: OrganizerTools, { id, wrapped, sealed }: HandedRow): string {
  if (wrapped === null || sealed === null) return '';
  return unseal(keys.open(wrapped, id), sealed, id).toString();
}

function sharesOf(ratings: ReadonlyMap<Rating, number>): OpenedActivity['shares'] {
  const total = [...ratings.values()].reduce((sum, n) => sum + n, 0);
  if (total < SHARES_FROM) return undefined;
  return RATINGS.map((rating) => ({ rating, shown: shownOf(total, ratings.get(rating) ?? 0) }));
}
