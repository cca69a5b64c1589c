import rosterEn from '../../../../prompts/console/en/roster.json' with { type: 'json' };
import rosterZh from '../../../../prompts/console/zh-CN/roster.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

type RosterKey = keyof typeof rosterEn;
export type RosterWords = Words<RosterKey>;

export const rosterWords = wordsIn<RosterKey>(rosterEn, rosterZh);
