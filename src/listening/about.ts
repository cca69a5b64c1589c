// Questions about Warmline itself, each owed a plain answer: what happens to weapon and post, who
// gets to know, what comes next.

import data from '../../prompts/rules/about.json' with { type: 'json' };
import type { LineKey } from '../core/say.ts';
import { kindFinder } from './kinds.ts';

const ABOUTS = [
  'weapon',
  'medicine',
  'career',
  'next',
  'traced',
  'confidence',
  'person',
  'what',
] as const;

export const aboutIn = kindFinder(data, ABOUTS);

/** The line that answers it. */
export function aboutLine(words: string, { hasDesk }: { hasDesk: boolean }): LineKey | undefined {
  const about = aboutIn(words);
  if (about === 'next' && !hasDesk) return 'about-next-no-desk';
  return about && `about-${about}`;
}
