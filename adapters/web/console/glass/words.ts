import glassEn from '../../../../prompts/console/en/glass.json' with { type: 'json' };
import glassZh from '../../../../prompts/console/zh-CN/glass.json' with { type: 'json' };
import { type Words, wordsIn } from '../words.ts';

export type GlassKey = keyof typeof glassEn;
export type GlassWords = Words<GlassKey>;

export const glassWords = wordsIn<GlassKey>(glassEn, glassZh);

export function isGlassKey(key: string): key is GlassKey {
  return Object.hasOwn(glassEn, key);
}
