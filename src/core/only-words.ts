// A wish that is one by itself, and words where somebody talks or was asked something.

import { isWithCounselor } from '../hotline/alarm.ts';
import { mayUse } from '../trust/consent.ts';
import { isClosed } from '../trust/leaving/death.ts';
import type { Snapshot } from './decision.ts';
import type { Waiting } from './dialogue.ts';
import type { Heard } from './heard.ts';
import type { Intent } from './intent.ts';

/** What is a wish to the program, and words to a person who is there. */
const TO_A_COUNSELOR: readonly Intent['kind'][] = ['talk', 'help', 'check-in'];

/** What the program does, and a person who is there or comes reads as well: it may be an answer. */
const BOTH: readonly Intent['kind'][] = [
  'plan',
  'calm',
  'topic',
  'stops',
  'say-it',
  'stop',
  'pause',
  'unit',
  'move',
];

/** By a tap, a code or a length: nothing else that is written can be the answer. */
const ANSWERED_OTHERWISE: readonly Waiting['kind'][] = ['squad', 'card', 'away-from'];

/** “Overtime” in a talk, or as an answer, is what they say and not what they set; so is “help me”. */
export function isOnlyWords(now: Snapshot, { said, intent }: Heard): boolean {
  if (said.kind !== 'words' || intent === undefined) return false;
  if (isClosed(now) && isWithCounselor(now)) return true;
  if (TO_A_COUNSELOR.includes(intent.kind)) return isWithCounselor(now);
  // Nights are held up against nights in a trend alone.
  if (intent.kind === 'nights' || intent.kind === 'nights-over')
    return isWithCounselor(now) || now.openCase !== undefined || !mayUse('trend', now.consents);
  const isOfTimes = intent.kind === 'shift' || intent.kind.startsWith('times');
  const isBarePause = intent.kind === 'pause' && intent.span === undefined;
  if (!isOfTimes && !isBarePause) return false;
  const { waiting } = now.dialogue;
  const isAsked = waiting !== undefined && !ANSWERED_OTHERWISE.includes(waiting.kind);
  return isWithCounselor(now) || now.openCase !== undefined || isAsked;
}

/** “Plan”, said to somebody who asked whether there is one, must reach them. */
export function isAlsoWords({ said, intent }: Heard): boolean {
  return said.kind === 'words' && intent !== undefined && BOTH.includes(intent.kind);
}
