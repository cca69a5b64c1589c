// “3 days”, 到周五, “12 December”, a bare 3, or that it needn't be after all, typed where the question
// was for how long: the same as its button.

import type { Decision, Snapshot } from '../core/decision.ts';
import { keepAsking, ownTimes } from './own-times.ts';
import { pause } from './pause.ts';
import { daySaid, endOf, type Span, spanIn } from './span-said.ts';

const NOT_AFTER_ALL =
  /^(?:never ?mind|forget it|no|nope|cancel|not after all|as usual|go on|keep (?:going|asking)|continue|算了|不用了?|不了|不停了?|不暂停了?|不休了|取消|继续|照旧|照常)[.!。！吧]{0,3}$/iu;

/** Absent: nothing of the kind was asked last, or this is no answer to it. */
export function typedLength(now: Snapshot, words: string): Decision | undefined {
  const [asked = ''] = now.recent.at(-1)?.split('.') ?? [];
  if (asked !== 'times-away-ask' && asked !== 'times-pause-ask') return undefined;
  if (NOT_AFTER_ALL.test(words.normalize('NFKC').trim())) return keepAsking();
  const span = spanIn(words) ?? bare(words);
  if (span === undefined || endOf(span, now) === undefined) return undefined;
  if (asked === 'times-pause-ask') return pause(now, span);
  const { waiting } = now.dialogue;
  const from = waiting?.kind === 'away-from' ? { day: waiting.day } : undefined;
  // Why was said with the question before, and is kept nowhere: any reason rests alike.
  return ownTimes(now, { kind: 'times-away', why: 'leave', span, from });
}

/** The unit is in the question: a number of days, or the day that ends it. */
function bare(words: string): Span | undefined {
  const said = words.normalize('NFKC').trim();
  if (/^\d{1,2}$/.test(said)) return spanIn(`${said} days`);
  const until = daySaid(said);
  return until && { until, isThrough: false };
}
