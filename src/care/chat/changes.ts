// What can happen to somebody in the rooms of care, and what is to be done after it.

import type { ActivityChange } from '../activities/activity.ts';
import type { CampaignChange } from '../campaigns/campaign.ts';
import type { KudosChange } from '../kudos/kudos.ts';
import type { ProblemChange } from '../say-it/problem.ts';

export type CareChange = ProblemChange | ActivityChange | KudosChange | CampaignChange;
