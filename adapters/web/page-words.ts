// The words of the chat's own page; what the bot says comes from the core.

import en from '../../prompts/console/en/officer.json' with { type: 'json' };
import zh from '../../prompts/console/zh-CN/officer.json' with { type: 'json' };
import type { Locale } from '../../src/core/person.ts';
import { wordsIn } from './console/words.ts';

export type PageKey = keyof typeof en;
export type PageWords = Readonly<Record<PageKey, string>>;

export const pageWords = wordsIn<PageKey>(en, zh);

/** All of them, for the client module. */
export function allPageWords(locale: Locale): PageWords {
  return locale === 'en' ? en : zh;
}
