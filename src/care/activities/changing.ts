// What was signed up for changed, or whoever organizes it did: each who stands hears it once, and takes
// sign-up and name back in one tap.

import type { StaffRole } from '../../admin/staff.ts';
import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Planned } from '../../core/effect.ts';
import type { ActivityTexts, Changed, Listed } from './activity.ts';
import { outTap, paramsOf, reminders } from './entering.ts';

export function changed(
  now: Snapshot,
  one: Listed,
  { changeId, what }: Pick<Changed, 'changeId' | 'what'>,
): Decision | undefined {
  const { mine } = one;
  const { signedUp = [] } = now.dialogue;
  const own = signedUp.find(({ id }) => id === mine?.id);
  if (mine === undefined || own === undefined || own.told === changeId) return undefined;
  if (one.at <= now.now || (what === 'organizer' && !mine.hasName)) return undefined;
  const set = {
    signedUp: signedUp.map((other) =>
      other === own ? { ...own, told: changeId, at: one.until.toISOString() } : other,
    ),
  };
  const effects: readonly Planned[] = what === 'times' ? reminders(now, one, mine.id) : [];
  return decide({
    changes: [{ kind: 'dialogue-moved', set }],
    says: [
      {
        key: what === 'organizer' ? 'activity-handed-on' : 'activity-changed',
        params: paramsOf(now, one),
        buttons: [outTap(mine.id)],
      },
    ],
    effects,
  });
}

type Written = {
  readonly texts: ActivityTexts;
  readonly at: Date;
  readonly until: Date;
  readonly places: number | null;
};

/** What matters to who signed up; more places are heard of by whoever gets one. */
export function whatChanged(
  before: Written,
  after: Written,
): 'none' | 'places' | 'texts' | 'times' {
  const isMoved = (['at', 'until'] as const).some((end) => +before[end] !== +after[end]);
  if (isMoved) return 'times';
  if (JSON.stringify(sorted(before.texts)) !== JSON.stringify(sorted(after.texts))) return 'texts';
  return before.places === after.places ? 'none' : 'places';
}

/** Written the same whatever order a database keeps it in. */
function sorted({ en, 'zh-CN': zh }: ActivityTexts) {
  return [en, zh].map((one) => one && [one.title, one.about, one.place]);
}

type Account = {
  readonly id: string;
  readonly role: StaffRole;
  readonly unitId: string | null;
  readonly disabledAt: Date | null;
};

/** Whoever organizes on: an instructor of the same unit, else an admin; the account that is oldest. */
export function successorOf(
  staff: readonly Account[],
  { leavingId, unitId }: { readonly leavingId: string; readonly unitId: string | null },
): string | undefined {
  const here = staff.filter(({ id, disabledAt }) => id !== leavingId && disabledAt === null);
  const near = here.filter((one) => one.role === 'instructor' && one.unitId === unitId);
  const [next] = [...near.filter(() => unitId !== null), ...here.filter(isAdmin)];
  return next?.id;
}

function isAdmin({ role }: Account): boolean {
  return role === 'admin';
}
