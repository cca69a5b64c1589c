// A tap, a command or a whole-message word, as what the person wants.

import { type SayIt, sayItTap } from '../care/say-it/tap.ts';
import { type OwnDays, ownDaysTap } from '../checkins/caring/own-days.ts';
import { type OwnAnswer, ownAnswerTap } from '../checkins/own-answer.ts';
import { type OwnTimes, ownTimesOf } from '../checkins/own-times.ts';
import { type Pause, pauseTap } from '../checkins/pause.ts';
import { type Calm, calmTap } from '../hotline/calm.ts';
import { AFTERS, type After } from '../hotline/case.ts';
import { isWish, type Wish } from '../hotline/line/wish.ts';
import { type Topical, topicIn, topicTap } from '../hotline/topics.ts';
import { isScope, type Scope } from '../trust/consent.ts';
import type { Command, Said } from './message.ts';
import { isLocale, type Locale } from './person.ts';
import { wholeMessage } from './whole-message.ts';

/** A button whose id says all. */
const PLAIN = [
  'menu',
  'check-in',
  'talk',
  'talk-cancel',
  'talk-keep',
  'talk-about',
  'console-only',
  'follow-up-no',
  'wait',
  'help',
  'privacy',
  'said-yes',
  'own-data',
  'plan',
  'move',
  'phrase',
  'unit',
  'unit-keep',
  'unit-clean',
  'unit-stay',
  'retire',
  'retire-stay',
  'stay-longer',
  'language-ask',
  'stop',
  'resume',
  'skip',
  'meant',
  'erase-ask',
  'nights',
  'nights-over',
  'trend-fine',
  'card',
  'card-skip',
  'card-stop',
  'card-right',
  'card-again',
  'card-delete',
] as const;
type Plain = (typeof PLAIN)[number];
const FLAG_PLAIN = ['flag', 'flag-write', 'flag-ask-me', 'flag-no-name', 'flag-readers'] as const;
type FlagPlain = (typeof FLAG_PLAIN)[number];

export type Intent =
  | { readonly kind: 'start'; readonly code: string }
  | { readonly kind: Plain }
  | { readonly kind: FlagPlain }
  | OwnTimes
  | Calm
  | Topical
  | Pause
  | OwnAnswer
  | OwnDays
  | { readonly kind: 'say-it'; readonly wish: SayIt }
  | { readonly kind: 'language'; readonly locale: Locale }
  | { readonly kind: 'squad'; readonly squadId: string | undefined }
  | { readonly kind: 'slip-ask' | 'slip-off'; readonly scope: Scope }
  | {
      readonly kind: 'slip';
      readonly scope: Scope;
      readonly isYes: boolean;
      /** Which wording the button stood under. */
      readonly mark: string;
    }
  | { readonly kind: 'mood'; readonly mood: number; readonly checkInId: string }
  | { readonly kind: 'sleep'; readonly hours: number; readonly checkInId: string }
  | { readonly kind: 'direct'; readonly answer: 'yes' | 'no' | 'unsure' }
  | { readonly kind: 'means' | 'now' | 'erase'; readonly isYes: boolean }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'uncover' | 'uncover-before'; readonly messageId: string }
  | { readonly kind: 'after'; readonly after: After; readonly caseId: string }
  | { readonly kind: 'flag-to'; readonly readerId: string | undefined }
  | { readonly kind: FlagTap; readonly flagId: string }
  /** `before`: the record that the last page ended with. */
  | { readonly kind: 'who-saw'; readonly before?: number }
  | { readonly kind: 'stale' };

const FLAG_TAPS = ['flag-send', 'flag-edit', 'flag-cancel', 'flag-take-back'] as const;
type FlagTap = (typeof FLAG_TAPS)[number];

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function intentOf(said: Said): Intent | undefined {
  switch (said.kind) {
    case 'choice':
      return ofChoice(said.id);
    case 'command':
      return ofCommand(said.name, said.rest);
    case 'words':
      return wholeMessage(said.words.trim());
    case 'edited':
    case 'deleted':
    case 'unreadable':
      return undefined;
  }
}

function ofCommand(name: Command, rest: string): Intent {
  switch (name) {
    case 'start':
      return { kind: 'start', code: rest.trim() };
    case 'checkin':
      return { kind: 'check-in' };
    case 'language':
      return isLocale(rest.trim())
        ? { kind: 'language', locale: rest.trim() as Locale }
        : { kind: 'language-ask' };
    case 'whosaw':
      return { kind: 'who-saw' };
    case 'help':
      return topicIn(`find ${rest}`) ?? { kind: 'help' };
    case 'sayit':
      return { kind: 'say-it', wish: { kind: 'problem' } };
    case 'card':
    case 'menu':
    case 'talk':
    case 'flag':
    case 'stop':
    case 'resume':
    case 'privacy':
    case 'phrase':
      return { kind: name };
    case 'staff':
    case 'schedule':
      return { kind: 'menu' }; // for staff only, who are met elsewhere
  }
}

function ofChoice(id: string): Intent {
  const [head = '', one = '', two = '', three = ''] = id.split(':');
  const plain = PLAIN.find((kind) => kind === id);
  if (plain !== undefined) return { kind: plain };
  const flag = FLAG_PLAIN.find((kind) => kind === id);
  if (flag !== undefined) return { kind: flag };
  const ofRoom =
    ownTimesOf(id) ??
    pauseTap(id) ??
    ownAnswerTap(id) ??
    ownDaysTap(id) ??
    calmTap(id) ??
    topicTap(id);
  if (ofRoom !== undefined) return ofRoom;
  const wish = sayItTap(id);
  if (wish !== undefined) return { kind: 'say-it', wish };
  const flagTap = FLAG_TAPS.find((kind) => kind === head);
  if (flagTap !== undefined) return { kind: flagTap, flagId: one };
  if (head === 'lang' && isLocale(one)) return { kind: 'language', locale: one };
  if (head === 'flag-to') return { kind: head, readerId: one === 'any' ? undefined : one };
  if (head === 'who-saw') return whoSaw(one);
  if (head === 'squad') return { kind: 'squad', squadId: one === 'none' ? undefined : one };
  if ((head === 'slip-ask' || head === 'slip-off') && isScope(one))
    return { kind: head, scope: one };
  if (head === 'slip' && isScope(one))
    return { kind: 'slip', scope: one, isYes: two === 'yes', mark: three };
  if (head === 'mood' && /^[1-5]$/.test(one)) return { kind: head, mood: +one, checkInId: two };
  if (head === 'sleep' && /^[0-9]$/.test(one)) return { kind: head, hours: +one, checkInId: two };
  if (head === 'direct' && (one === 'yes' || one === 'no' || one === 'unsure'))
    return { kind: head, answer: one };
  if (head === 'means' || head === 'now' || head === 'erase')
    return { kind: head, isYes: one === 'yes' };
  if (head === 'wish' && isWish(one)) return { kind: head, wish: one };
  if ((head === 'uncover' || head === 'uncover-before') && ID.test(one))
    return { kind: head, messageId: one };
  const after = AFTERS.find((kind) => kind === one);
  if (head === 'after' && after !== undefined && ID.test(two))
    return { kind: 'after', after, caseId: two };
  return { kind: 'stale' };
}

function whoSaw(before: string): Intent {
  return /^\d{1,15}$/.test(before)
    ? { kind: 'who-saw', before: Number(before) }
    : { kind: 'who-saw' };
}
