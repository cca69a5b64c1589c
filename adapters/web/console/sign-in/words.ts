import signInEn from '../../../../prompts/console/en/sign-in.json' with { type: 'json' };
import signInZh from '../../../../prompts/console/zh-CN/sign-in.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { wordsIn } from '../words.ts';

export type SignInKey = keyof typeof signInEn;

export const signInWords = wordsIn<SignInKey>(signInEn, signInZh);

export const saidLine = saidLines<SignInKey>(
  signInEn,
  new Set(['session-ended', 'out', 'added', 'removed', 'named', 'unlinked']),
);
