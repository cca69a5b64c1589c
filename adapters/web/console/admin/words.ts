import adminEn from '../../../../prompts/console/en/admin.json' with { type: 'json' };
import adminZh from '../../../../prompts/console/zh-CN/admin.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

export type AdminKey = keyof typeof adminEn;
export type AdminWords = Words<AdminKey>;

export const adminWords = wordsIn<AdminKey>(adminEn, adminZh);

export const saidLine = saidLines<AdminKey>(
  adminEn,
  new Set([
    'made',
    'disabled',
    'signed-out',
    'expected',
    'peer-linked',
    'scale-imported',
    'messenger-on',
    'messenger-off',
  ]),
);
