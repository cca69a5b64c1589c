// The words of a campaign's pages and papers, in the reader's language.

import en from '../../../prompts/console/en/campaigns.json' with { type: 'json' };
import zh from '../../../prompts/console/zh-CN/campaigns.json' with { type: 'json' };
import { type Words, wordsOf } from '../words.ts';

export type CampaignKey = keyof typeof en;
export type Say = Words<CampaignKey>;

export const campaignWords = wordsOf<CampaignKey>(en, zh);
