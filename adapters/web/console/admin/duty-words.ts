import dutiesEn from '../../../../prompts/console/en/duties.json' with { type: 'json' };
import dutiesZh from '../../../../prompts/console/zh-CN/duties.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

type DutyKey = keyof typeof dutiesEn;
export type DutyWords = Words<DutyKey>;

export const dutyWords = wordsIn<DutyKey>(dutiesEn, dutiesZh);
