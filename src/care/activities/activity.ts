// Lectures and activities of the station: who comes is a count, unless the activity needs names and
// the officer sent one. They know nothing of check-ins, talks or levels, and neither do those of them.

import type { Locale } from '../../core/person.ts';

export type ActivityText = {
  readonly title: string;
  readonly about: string;
  readonly place: string;
};

/** In one language or both: who reads another one is not shown it. */
export type ActivityTexts = Readonly<Partial<Record<Locale, ActivityText>>>;

export const RATINGS = ['good', 'fine', 'poor'] as const;
export type Rating = (typeof RATINGS)[number];

export const SIGNUP_STATES = ['draft', 'in', 'waiting', 'out', 'off'] as const;
export type SignupState = (typeof SIGNUP_STATES)[number];

/** One activity as one officer may see it. */
export type Listed = ActivityText & {
  readonly id: string;
  readonly at: Date;
  readonly until: Date;
  readonly needsNames: boolean;
  readonly isFull: boolean;
  readonly mine: Signup | undefined;
};

export type Signup = {
  readonly id: string;
  readonly state: SignupState;
  readonly hasName: boolean;
  readonly rating: Rating | undefined;
  readonly wordsState: 'draft' | 'sent' | undefined;
};

/** What was looked up for a message about activities. */
export type HeardActivities = {
  /** To come, the soonest first. */
  readonly coming: readonly Listed[];
  /** The one it is about, past ones too. */
  readonly one: Listed | undefined;
  /** The number that a sign-up made now stands under: places are given in this order. */
  readonly nth: number;
};

/** Kept with the dialogue, so that an erasure can take each back. */
export type SignedUp = {
  readonly id: string;
  readonly activityId: string;
  /** Its end. */
  readonly at: string;
  readonly isWaiting: boolean;
  /** The change of it that they heard last. */
  readonly told?: string;
};

export type ActivityChange =
  | {
      readonly kind: 'activity-name-drafted';
      readonly signupId: string;
      readonly activityId: string;
      readonly words: string;
    }
  | {
      readonly kind: 'activity-joined';
      readonly signupId: string;
      readonly activityId: string;
      readonly nth: number;
      readonly isWaiting: boolean;
    }
  | { readonly kind: 'activity-place-got'; readonly signupId: string }
  | {
      readonly kind: 'activity-left';
      readonly signupId: string;
      /** `off`: it was called off. */
      readonly why: 'out' | 'off';
    }
  | { readonly kind: 'activity-rated'; readonly signupId: string; readonly rating: Rating }
  | {
      readonly kind: 'activity-words-drafted';
      readonly signupId: string;
      readonly words: string;
    }
  | { readonly kind: 'activity-words-sent'; readonly signupId: string }
  | { readonly kind: 'activity-words-dropped'; readonly signupId: string };

export type ActivityEffect =
  // Names no person: it outlives an erasure.
  | { readonly kind: 'count-activity.v1'; readonly activityId: string }
  | { readonly kind: 'show-signup.v1'; readonly signupId: string }
  | { readonly kind: 'withdraw-signup.v1'; readonly signupId: string }
  | {
      readonly kind: 'remind-activity.v1' | 'ask-activity.v1';
      readonly personId: string;
      readonly signupId: string;
      /** When it begins or ends, as it was when this was planned; moved since, it is planned anew. */
      readonly at?: string;
    }
  | { readonly kind: 'show-feedback.v1'; readonly signupId: string }
  // Comes from the station's world: it was called off.
  | { readonly kind: 'end-activity.v1'; readonly activityId: string }
  // Both come from there, too.
  | Changed
  | { readonly kind: 'hand-on-activities.v1'; readonly staffId: string };

export type Changed = {
  readonly kind: 'change-activity.v1';
  readonly activityId: string;
  readonly changeId: string;
  readonly what: 'texts' | 'times' | 'organizer';
};
