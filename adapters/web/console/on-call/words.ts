import onCallEn from '../../../../prompts/console/en/on-call.json' with { type: 'json' };
import onCallZh from '../../../../prompts/console/zh-CN/on-call.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

export type OnCallKey = keyof typeof onCallEn;
export type OnCallWords = Words<OnCallKey>;

export const onCallWords = wordsIn<OnCallKey>(onCallEn, onCallZh);

export const saidLine = saidLines<OnCallKey>(
  onCallEn,
  new Set(['rostered', 'taken-out', 'swap-asked', 'agreed', 'refused', 'taken-back']),
);
