// What an officer wants of activities: by button, or by a word that is all they wrote.

import type { Waiting } from '../../core/dialogue.ts';
import type { Said } from '../../core/message.ts';
import { RATINGS, type Rating } from './activity.ts';

const OF_SIGNUP = ['act-send', 'act-edit', 'act-out'] as const;
const AFTERWARDS = ['act-write', 'act-words-send', 'act-words-drop'] as const;

export type AfterwardsIntent =
  | { readonly kind: (typeof AFTERWARDS)[number]; readonly signupId: string }
  | { readonly kind: 'act-rate'; readonly rating: Rating; readonly signupId: string }
  | { readonly kind: 'act-words'; readonly signupId: string; readonly words: string };

export type ActivityIntent =
  | { readonly kind: 'activities' }
  | { readonly kind: 'act-join'; readonly activityId: string }
  | { readonly kind: (typeof OF_SIGNUP)[number]; readonly signupId: string }
  | { readonly kind: 'act-name'; readonly activityId: string; readonly words: string }
  | AfterwardsIntent;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORDS =
  /^((the )?activities|lectures?( and activities)?|活动|讲座|活动安排|讲座活动)[.。?？]?$/iu;

export function activityIntentOf(said: Said): ActivityIntent | undefined {
  if (said.kind === 'words')
    return WORDS.test(said.words.trim()) ? { kind: 'activities' } : undefined;
  if (said.kind !== 'choice') return undefined;
  const [head, one = '', two = ''] = said.id.split(':');
  if (said.id === 'activities') return { kind: 'activities' };
  const rating = RATINGS.find((known) => known === one);
  if (head === 'act-rate' && rating !== undefined && ID.test(two))
    return { kind: head, rating, signupId: two };
  if (!ID.test(one)) return undefined;
  if (head === 'act-join') return { kind: head, activityId: one };
  const kind = [...OF_SIGNUP, ...AFTERWARDS].find((known) => known === head);
  return kind && { kind, signupId: one };
}

/** Words that were waited for: a name to sign up with, or what they thought of it. */
export function awaitedWords(
  waiting: Waiting | undefined,
  words: string,
): ActivityIntent | undefined {
  if (words.trim() === '') return undefined;
  if (waiting?.kind === 'activity-name')
    return { kind: 'act-name', activityId: waiting.activityId, words };
  if (waiting?.kind === 'activity-words')
    return { kind: 'act-words', signupId: waiting.signupId, words };
  return undefined;
}
