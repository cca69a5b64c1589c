import alarmsEn from '../../../../prompts/console/en/alarms.json' with { type: 'json' };
import alarmsZh from '../../../../prompts/console/zh-CN/alarms.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

export type AlarmKey = keyof typeof alarmsEn;
export type AlarmWords = Words<AlarmKey>;

export const alarmWords = wordsIn<AlarmKey>(alarmsEn, alarmsZh);

export function isAlarmKey(key: string): key is AlarmKey {
  return Object.hasOwn(alarmsEn, key);
}
