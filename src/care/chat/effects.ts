// What is to be done in the rooms of care after something happened.

import type { ActivityEffect } from '../activities/activity.ts';
import type { CampaignEffect } from '../campaigns/campaign.ts';
import type { KudosEffect } from '../kudos/kudos.ts';

/** Words of an officer's own that a line shows to them again. */
export type OwnPart = {
  readonly of: 'signup-name' | 'signup-words' | 'kudos' | 'kudos-received';
  readonly id: string;
};

export type CareEffect =
  | ActivityEffect
  | KudosEffect
  | CampaignEffect
  | { readonly kind: 'deliver-problem.v1'; readonly personId: string; readonly problemId: string }
  | { readonly kind: 'withdraw-problem.v1'; readonly problemId: string }
  | {
      readonly kind: 'note-problem.v1';
      readonly problemId: string;
      readonly what: 'helped' | 'reopened' | 'added' | 'yes' | 'no';
    }
  | { readonly kind: 'count-me-too.v1'; readonly entryId: string }
  // Both come from the station's world; the first is of no alias there.
  | {
      readonly kind: 'tell-problem.v1';
      readonly problemId: string;
      readonly what: 'received' | 'taken' | 'answered' | 'offer' | 'backed';
    }
  | {
      readonly kind: 'watch-request.v1';
      readonly requestId: string;
      readonly step: 'take' | 'answer' | 'backing';
    };
