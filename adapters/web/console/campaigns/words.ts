import campaignsEn from '../../../../prompts/console/en/campaigns.json' with { type: 'json' };
import campaignsZh from '../../../../prompts/console/zh-CN/campaigns.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type CampaignKey = keyof typeof campaignsEn;
export type Reading = { readonly say: Words<CampaignKey>; readonly locale: Locale };

export const campaignWords = wordsIn<CampaignKey>(campaignsEn, campaignsZh);

export const saidLine = saidLines<CampaignKey>(campaignsEn, new Set(['made', 'noted', 'ended']));
