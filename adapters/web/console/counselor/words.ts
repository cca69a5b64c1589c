import talksEn from '../../../../prompts/console/en/talks.json' with { type: 'json' };
import talksZh from '../../../../prompts/console/zh-CN/talks.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

export type TalkKey = keyof typeof talksEn;
export type TalkWords = Words<TalkKey>;

export const talkWords = wordsIn<TalkKey>(talksEn, talksZh);

export function isTalkKey(key: string): key is TalkKey {
  return Object.hasOwn(talksEn, key);
}

/** Why, in words, never as a bare code: a rule is told by what its name starts with, or as one more. */
export function whyWords(say: TalkWords, code: string): string {
  for (let known = code; known !== ''; known = known.replace(/(^|-)[^-]*$/, '')) {
    const key = `why-${known}`;
    if (isTalkKey(key)) return say(key);
  }
  return say('why-other');
}

/** What says least comes last. */
export function byWeight(say: TalkWords, one: string, other: string): number {
  const vague = [say('why-other'), say('why-all-weak')];
  return Number(vague.includes(one)) - Number(vague.includes(other));
}
