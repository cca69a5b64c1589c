// Whether a case may go to this counselor now. Whoever is in charge of the officer's unit never
// gets it. Language, skill, topics and most wishes keep others off for a time only, shorter the more urgent
// it is: a level decides how fast a person comes, never whether.

import type { StaffRole } from '../../admin/staff.ts';
import type { Locale } from '../../core/person.ts';
import type { Level } from '../../listening/level.ts';
import { type Hold, isUrgent, LINE } from './policy.ts';
import { type About, aboutsIn, EVERY_WISH, type Wish } from './wish.ts';

export const STANDINGS = ['serving', 'retired', 'outside'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is set for a counselor; where nothing is, they count as able to take anyone. */
export type DeskProfile = {
  /** The unit they serve or served in. */
  readonly unitId: string | undefined;
  /** They lead in that unit, or decide about its people. */
  readonly isInCharge: boolean;
  readonly standing: Standing;
  /** None: all. */
  readonly languages: readonly Locale[];
  readonly hasCrisisSkill: boolean;
  /** What they know about, by their own ticks; none: anything. */
  readonly topics: readonly About[];
  readonly talksMax: number | undefined;
  /** They asked for a break. */
  readonly restsUntil: Date | undefined;
};

export const ANYONE: DeskProfile = {
  unitId: undefined,
  isInCharge: false,
  standing: 'serving',
  languages: [],
  hasCrisisSkill: true,
  topics: [],
  talksMax: undefined,
  restsUntil: undefined,
};

/** Who takes cases, as what is set for them. */
export type Colleague = DeskProfile & { readonly id: string };

export type Taker = Colleague & {
  readonly role: StaffRole;
  /** How many they have. */
  readonly talks: number;
  /** Everybody whose account is on. */
  readonly colleagues: readonly Colleague[];
};

export type Routed = {
  readonly level: Level;
  readonly queuedAt: Date;
  readonly unitId: string | undefined;
  /** Absent once the person has erased their data. */
  readonly locale: Locale | undefined;
  readonly wishes: readonly Wish[];
  /** Whom they had last, where they wish for them. */
  readonly wantedId: string | undefined;
};

export const KEPT_OFF = ['own-unit', 'full', 'resting', 'kept-for-others'] as const;
export type KeptOff = (typeof KEPT_OFF)[number];

/** @returns why not; nothing where they may. */
export function keptOff(routed: Routed, taker: Taker, now: Date): KeptOff | undefined {
  const { level, queuedAt } = routed;
  if (isTooNear(routed, taker)) return 'own-unit';
  if (taker.talks >= capOf(level, taker)) return 'full';
  if (!isUrgent(level) && taker.restsUntil !== undefined && now < taker.restsUntil)
    return 'resting';
  const waitedMin = (now.getTime() - queuedAt.getTime()) / 60_000;
  const isKept = unfitFor(routed, taker).some(
    (why) => waitedMin < LINE.holdsMin[why][level] && isAnybodyFit(routed, taker, why),
  );
  return isKept ? 'kept-for-others' : undefined;
}

/** For good, whatever the level: nobody's own lead, nor one of their unit where they wish so. */
export function isTooNear(
  { unitId, wishes }: Pick<Routed, 'unitId' | 'wishes'>,
  one: Pick<DeskProfile, 'unitId' | 'isInCharge'>,
): boolean {
  const isSameUnit = one.unitId !== undefined && one.unitId === unitId;
  return isSameUnit && (one.isInCharge || wishes.includes('not-my-unit'));
}

/** Nobody waits for a kind of person that there is none of. */
function isAnybodyFit(routed: Routed, { colleagues }: Taker, why: Hold): boolean {
  return colleagues.some((one) => !isTooNear(routed, one) && !unfitFor(routed, one).includes(why));
}

/** Wishes that no account here could meet, whoever is on. */
export function unmetWishes(
  { unitId, wantedId }: Pick<Routed, 'unitId' | 'wantedId'>,
  colleagues: readonly Colleague[],
): Wish[] {
  const meets = (one: Colleague, wish: Wish) => {
    if (wish === 'same-counselor' && wantedId === undefined) return false;
    const wishes = [wish];
    const wished = { level: 'L1', unitId, locale: undefined, wishes, wantedId } as const;
    return !isTooNear(wished, one) && unfitFor(wished, one).length === 0;
  };
  return EVERY_WISH.filter((wish) => !colleagues.some((one) => meets(one, wish)));
}

function capOf(level: Level, { talksMax = LINE.talksMax }: Taker): number {
  return isUrgent(level) ? talksMax + LINE.talksMaxUrgent - LINE.talksMax : talksMax;
}

function unfitFor(
  { level, locale, wishes, wantedId }: Omit<Routed, 'queuedAt'>,
  taker: Colleague,
): Hold[] {
  const { languages, standing, topics } = taker;
  const abouts = aboutsIn(wishes);
  const speaks = locale === undefined || languages.length === 0 || languages.includes(locale);
  const unfit: Hold[] = [];
  if (!speaks) unfit.push('language');
  if (isUrgent(level) && !taker.hasCrisisSkill) unfit.push('crisis-skill');
  const knows =
    abouts.length === 0 || topics.length === 0 || abouts.some((one) => topics.includes(one));
  if (!knows) unfit.push('topic');
  if (wishes.includes('outside') && standing === 'serving') unfit.push('outside');
  if (wishes.includes('same-counselor') && wantedId !== undefined && wantedId !== taker.id)
    unfit.push('same-counselor');
  return unfit;
}
