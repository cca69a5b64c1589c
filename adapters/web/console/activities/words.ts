import activitiesEn from '../../../../prompts/console/en/activities.json' with { type: 'json' };
import activitiesZh from '../../../../prompts/console/zh-CN/activities.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type ActivityKey = keyof typeof activitiesEn;
export type ActivityWords = Words<ActivityKey>;
export type Reading = { readonly say: ActivityWords; readonly locale: Locale };

export const activityWords = wordsIn<ActivityKey>(activitiesEn, activitiesZh);

export const saidLine = saidLines<ActivityKey>(
  activitiesEn,
  new Set(['made', 'changed', 'called-off', 'counted', 'passed-on']),
);
