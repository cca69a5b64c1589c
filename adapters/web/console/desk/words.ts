import deskEn from '../../../../prompts/console/en/desk.json' with { type: 'json' };
import deskZh from '../../../../prompts/console/zh-CN/desk.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type DeskKey = keyof typeof deskEn;
export type DeskWords = Words<DeskKey>;

export const deskWords = wordsIn<DeskKey>(deskEn, deskZh);

export const saidLine = saidLines<DeskKey>(deskEn, new Set(['done']));
