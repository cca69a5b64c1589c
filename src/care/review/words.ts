// The words of a review, in the reader's language.

import en from '../../../prompts/console/en/review.json' with { type: 'json' };
import zh from '../../../prompts/console/zh-CN/review.json' with { type: 'json' };
import { type Words, wordsOf } from '../words.ts';

export type ReviewKey = keyof typeof en;
export type Say = Words<ReviewKey>;

export const reviewWords = wordsOf<ReviewKey>(en, zh);
