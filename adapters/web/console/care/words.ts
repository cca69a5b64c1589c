import careEn from '../../../../prompts/console/en/care.json' with { type: 'json' };
import careZh from '../../../../prompts/console/zh-CN/care.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type CareKey = keyof typeof careEn;
export type CareWords = Words<CareKey>;

export const careWords = wordsIn<CareKey>(careEn, careZh);

export const saidLine = saidLines<CareKey>(careEn, new Set(['done', 'told', 'known']));
