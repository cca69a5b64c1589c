import logEn from '../../../../prompts/console/en/log.json' with { type: 'json' };
import logZh from '../../../../prompts/console/zh-CN/log.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

export type LogWords = Words<keyof typeof logEn>;

export const logWords = wordsIn<keyof typeof logEn>(logEn, logZh);
