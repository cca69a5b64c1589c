// The line of an officer who has died: what it still does, and what may be heard on it. Whoever holds
// the phone gets help like anyone, and learns nothing of whose line it was. A new line is not heard
// there until it is named here.

import type { Intent } from '../../core/intent.ts';
import type { LineKey } from '../../core/say.ts';

const INTENTS: readonly Intent['kind'][] = [
  'talk',
  'talk-cancel',
  'help',
  'language',
  'language-ask',
  'direct',
  'means',
  'now',
  'after',
  'stop',
];

const LINES =
  /^(line-closed|notice(-.*)?|help|language-(ask|set)|stale-choice|stopped(-open-case)?|talk-.*|crisis-card(-now|-beside|-again)?|ask-(direct|means|now)|direct-.*|means-none|now-later|ringing|nobody-yet(-no-desk)?|keep-talking|heard-(danger|concern)(-no-desk)?|heard-(waiting|calm|thanks|okay|sorry)|heard-strain-no-desk)$/;

export function isOpenToAnyone(intent: Intent): boolean {
  return INTENTS.includes(intent.kind);
}

export function isForAnyone(key: LineKey): boolean {
  return LINES.test(key);
}
