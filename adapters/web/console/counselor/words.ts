import talksEn from '../../../../prompts/console/en/talks.json' with { type: 'json' };
import talksZh from '../../../../prompts/console/zh-CN/talks.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

export type TalkKey = keyof typeof talksEn;
export type TalkWords = Words<TalkKey>;

export const talkWords = wordsIn<TalkKey>(talksEn, talksZh);

export function isTalkKey(key: string): key is TalkKey {
  return Object.hasOwn(talksEn, key);
}

/** Why, in words. A rule that has none of its own is told by what its name starts with. */
export function whyWords(say: TalkWords, code: string): string {
  for (let known = code; known !== ''; known = known.replace(/(^|-)[^-]*$/, '')) {
    const key = `why-${known}`;
    if (isTalkKey(key)) return say(key);
  }
  return code;
}
