import followUpsEn from '../../../../prompts/console/en/follow-ups.json' with { type: 'json' };
import followUpsZh from '../../../../prompts/console/zh-CN/follow-ups.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type FollowUpKey = keyof typeof followUpsEn;
export type FollowUpWords = Words<FollowUpKey>;

export const followUpWords = wordsIn<FollowUpKey>(followUpsEn, followUpsZh);

export const saidLine = saidLines<FollowUpKey>(
  followUpsEn,
  new Set(['done', 'postponed', 'given', 'kept']),
);
