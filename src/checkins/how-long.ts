// “3 days”, 到周五, “12 December”, a bare 3, or that it needn't be after all, typed where the question
// was for how long: the same as its button. So is “that day” or “until
// then” where one day was named.

import type { Decision, Snapshot } from '../core/decision.ts';
import { keepAsking, ownTimes } from './own-times.ts';
import { pause } from './pause.ts';
import { type DaySaid, daySaid, endOf, type Span, spanIn } from './span-said.ts';

const ASKED = ['times-away-ask', 'times-pause-ask', 'times-pause-which'] as const;

const NOT_AFTER_ALL =
  /^(?:never ?mind|forget it|no|nope|cancel|not after all|as usual|go on|keep (?:going|asking)|continue|算了|不用了?|不了|不停了?|不暂停了?|不休了|取消|继续|照旧|照常)[.!。！吧]{0,3}$/iu;

const THAT_DAY =
  /^(?:just |only )?(?:(?:that|the) )?(?:one )?day(?: alone| only)?[.!]?$|^(?:就|只)?(?:停|休)?(?:那|这|一|当)(?:一)?天(?:吧|就行|就好)?[.。！]?$/iu;
const UNTIL_THEN =
  /^(?:from now )?(?:until|till) (?:then|that day)[.!]?$|^(?:从现在)?(?:停|安静)?(?:到|至)那(?:天|时候?)(?:为止)?吧?[.。！]?$/iu;

/** Absent: nothing of the kind was asked last, or this is no answer to it. */
export function typedLength(now: Snapshot, words: string): Decision | undefined {
  const [asked = ''] = now.recent.at(-1)?.split('.') ?? [];
  if (!ASKED.some((known) => known === asked)) return undefined;
  if (NOT_AFTER_ALL.test(words.normalize('NFKC').trim())) return keepAsking();
  const { waiting } = now.dialogue;
  const from = waiting?.kind === 'away-from' ? { day: waiting.day } : undefined;
  const span = which(asked, words, from) ?? spanIn(words) ?? bare(words);
  if (span === undefined || endOf(span, now) === undefined) return undefined;
  if (asked === 'times-pause-ask' || isUntilThen(asked, words)) return pause(now, { span });
  // Why was said with the question before, and is kept nowhere: any reason rests alike.
  return ownTimes(now, { kind: 'times-away', why: 'leave', span, from });
}

/** Of one day that was named. */
function which(asked: string, words: string, day: DaySaid | undefined): Span | undefined {
  if (asked !== 'times-pause-which' || day === undefined) return undefined;
  if (isUntilThen(asked, words)) return { until: day, isThrough: false };
  return THAT_DAY.test(words.normalize('NFKC').trim()) ? { days: 1 } : undefined;
}

function isUntilThen(asked: string, words: string): boolean {
  return asked === 'times-pause-which' && UNTIL_THEN.test(words.normalize('NFKC').trim());
}

/** The unit is in the question: a number of days, or the day that ends it. */
function bare(words: string): Span | undefined {
  const said = words.normalize('NFKC').trim();
  if (/^\d{1,2}$/.test(said)) return spanIn(`${said} days`);
  const until = daySaid(said);
  return until && { until, isThrough: false };
}
