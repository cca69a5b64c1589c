// “Pause two weeks”: until then nothing is sent that nobody asked for. Like STOP it acts in the
// middle of anything, and an open case goes on (decision 13).

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { askForCard } from '../core/joining.ts';
import { weekdayAndDay } from '../core/moment.ts';
import { KEEP } from './away.ts';
import { type DaySaid, daySaid, endOf, isLength, type Span, spanIn, startOf } from './span-said.ts';
import { isDay, localOf } from './when/zone.ts';

const DAYS_MAX = 90;
const OFFERED = [3, 7, 14, 30] as const;

export type Pause = {
  readonly kind: 'pause';
  readonly span: Span | undefined;
  /** A day was named, and neither that it begins nor that it ends with it. */
  readonly on?: DaySaid;
};

const EN =
  /^(?:please |can you |i want to |i['’]?d like to )?pause(?: (?:my |the |your )?(?:check-?ins?|questions|messages|reminders))?(?: (.+))?$/iu;
const ZH = /^我?(?:请|先|想|要|想要|想先)?暂停(?:一下)?(?:提醒|签到|问候|消息|发消息)?(.+)?$/u;
/** Only with how long: 停 alone is STOP. */
const ZH_SHORT = /^(?:先|我想)?(?:停|别问我?|不要问我?)(.+)$/u;
const NOT_NOW =
  /^(?:你?(?:先|这(?:几天|阵子|段时间)先?)(?:别|不要)再?(?:问|发)我?了?|stop asking for now)$/iu;

/** “Not on Friday” may be that day alone, or until it: asked back. */
const ON_A_DAY =
  /^(?:(?:please )?(?:don['’]?t ask me|stop asking(?: me)?|no check-?ins?|skip|pause) (?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:在)?((?:这|下)?(?:周|星期|礼拜)[一二三四五六日天])(?:先)?(?:别问我?|不要问我?|不用问我?|暂停|停一?天?))(?:了)?$/iu;

/** Said as the whole message. How long is absent where it was not named, or is too long. */
export function pauseIn(words: string): Pause | undefined {
  const said = words
    .normalize('NFKC')
    .trim()
    .replace(/[.!。！吧]{1,6}$/u, '')
    .replace(/,? please$/iu, '');
  if (NOT_NOW.test(said)) return { kind: 'pause', span: undefined };
  const [, english, chinese = english] = ON_A_DAY.exec(said) ?? [];
  const on = chinese === undefined ? undefined : daySaid(chinese);
  if (on !== undefined) return { kind: 'pause', span: undefined, on };
  const found = EN.exec(said) ?? ZH.exec(said);
  const [, length] = found ?? ZH_SHORT.exec(said) ?? [];
  if (length !== undefined) return spanned(length);
  return found === null ? undefined : { kind: 'pause', span: undefined };
}

/** A length that is out of range is asked for again; words that are none are only talk. */
function spanned(length: string): Pause | undefined {
  const span = spanIn(length);
  return span !== undefined || isLength(length) ? { kind: 'pause', span } : undefined;
}

/** Of a button: `pause:14`, `pause:until:2026-11-29`. */
export function pauseTap(id: string): Pause | undefined {
  const [head, days = '0', day = ''] = id.split(':');
  if (head === 'pause' && days === 'until' && isDay(day))
    return { kind: 'pause', span: { until: { day }, isThrough: false } };
  if (head !== 'pause' || !/^\d{1,3}$/.test(days)) return undefined;
  const count = Number(days);
  return { kind: 'pause', span: count >= 1 && count <= DAYS_MAX ? { days: count } : undefined };
}

export function pause(now: Snapshot, { span, on }: Omit<Pause, 'kind'>): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  const start = on && startOf(on, now);
  if (start !== undefined) return askWhich(now, start);
  const until = span && endOf(span, now);
  if (until === undefined) return decide({ says: [{ key: 'times-pause-ask', buttons: DAYS }] });
  return decide({
    changes: [{ kind: 'rhythm-set', set: { pausedUntil: until.toISOString() } }],
    says: [
      {
        key: now.openCase !== undefined && now.hasDesk ? 'paused-open-case' : 'paused',
        params: { date: weekdayAndDay(until, now.person) },
        buttons: [{ id: 'resume', label: 'resume' }],
      },
    ],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
}

/** The day is waited with, for an answer that is typed. */
function askWhich(now: Snapshot, start: Date): Decision {
  const { day } = localOf(start, now.person.timeZone);
  const buttons: readonly Button[] = [
    { id: `times-away:leave:1:${day}`, label: 'pause-that-day' },
    { id: `pause:until:${day}`, label: 'pause-until-then' },
    KEEP,
  ];
  const date = weekdayAndDay(start, now.person);
  return decide({
    changes: [{ kind: 'dialogue-moved', set: { waiting: { kind: 'away-from', day } } }],
    says: [{ key: 'times-pause-which', params: { date }, buttons }],
  });
}

const DAYS: readonly Button[] = [
  ...OFFERED.map((days) => ({ id: `pause:${days}`, label: `days-${days}` }) as const),
  KEEP,
];
