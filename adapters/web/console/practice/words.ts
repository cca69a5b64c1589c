import practiceEn from '../../../../prompts/console/en/practice.json' with { type: 'json' };
import practiceZh from '../../../../prompts/console/zh-CN/practice.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

type PracticeKey = keyof typeof practiceEn;
export type PracticeWords = Words<PracticeKey>;

export const practiceWords = wordsIn<PracticeKey>(practiceEn, practiceZh);
