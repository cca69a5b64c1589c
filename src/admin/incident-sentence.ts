// One sentence of somebody in charge → which incident it marks: what the page's form asks for, and
// nothing guessed. A name that fits two, a missing hour or a time ahead is asked back.

import { dayAfter, localOf } from '../checkins/when/zone.ts';
import type { IncidentForm } from './incident.ts';
import { PAUSE } from './pause-words.ts';
import {
  type Named,
  type Place,
  type Read,
  readSentences,
  type SentenceRefusal,
  type Target,
  targetIn,
} from './schedule-sentence.ts';
import { takeTimes } from './sentence-times.ts';

export type IncidentRead =
  | { readonly kind: 'incident'; readonly form: IncidentForm; readonly target: Named }
  | {
      readonly kind: 'unclear';
      readonly reason: SentenceRefusal | 'ahead' | 'no-hour' | 'mixed';
      readonly fits?: readonly Target[];
    };

const INCIDENT =
  /\b(an? |the )?(?:(critical |serious |major )?incident|(murder|homicide|death) scene|fatal (crash|accident|fire|shooting))\b|(一起|一个)?(?:(重大|严重|危急|恶性)(警情|事件|案件|事故)|突发事件|命案现场|伤亡(事故|事件)|命案(?=了|发生|\s|[,;，；。]|$))/g;
const NOW = /\bjust( now)?\b|\bright now\b|刚刚|刚才|刚|现在/g;
const DAYS = [
  [/\btoday\b|今天|今日/g, 0],
  [/\byesterday\b|昨天|昨日/g, -1],
  [/\bday before yesterday\b|前天/g, -2],
] as const;
const DATE = /\b\d{4}-\d\d-\d\d\b/g;
const FILLERS =
  /\b(mark(ed)?|report|there (was|has been)|has|had|have|happened|began|since|from|as of|in|at|whole|all of)\b|标记|记下|登记|报告|上报|发生了?|出了|有了?|遇到了?|整个|全体|从|起|开始|左右/g;

/** What is done to a schedule, and never to an incident. */
const SCHEDULE =
  /\b(pause|suspend|resume|unpause|move|change|set|check-?ins?|schedules?)\b|暂停|恢复|改到|改成|改为|调到|换到|问候|签到|打卡/;
/** A pause in other words: by how long, or who is left out. */
const isSchedule = (text: string) => SCHEDULE.test(text) || text.match(PAUSE) !== null;
const CLAUSES = /[,;，；。]|\band then\b|\band\b|然后|并且|同时/iu;

/** Absent where the sentence is about no incident. */
export function readIncident(
  sentence: string,
  places: readonly (Place & { readonly timeZone: string })[],
  now: Date,
): IncidentRead | undefined {
  const text = sentence.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  if (text.match(INCIDENT) === null) return undefined;
  const bare = text.replace(INCIDENT, ' ');
  // Each has a yes of its own: one button for both would be pressed for the one that is seen.
  if (isSchedule(bare)) return { kind: 'unclear', reason: 'mixed' };
  const isNow = bare.match(NOW) !== null;
  const dates = bare.match(DATE) ?? [];
  const times = takeTimes(bare.replace(DATE, ' ').replace(NOW, ' '));
  const { found: days, rest } = takeDayWords(times.rest);
  const target = targetIn(rest.replace(FILLERS, ' '), places);
  if ('kind' in target) return target;
  const place = places.find(({ id }) => id === target.unitId);
  if (place === undefined) return { kind: 'unclear', reason: 'no-unit' };
  if (times.found.length > 1 || dates.length + days.length > 1)
    return { kind: 'unclear', reason: 'many-times' };
  const here = localOf(now, place.timeZone);
  const isAtOnce = isNow && dates.length + days.length === 0;
  const minute = times.found[0] ?? (isAtOnce ? here.minute : undefined);
  if (minute === undefined) return { kind: 'unclear', reason: 'no-hour' };
  if (minute === -1) return { kind: 'unclear', reason: 'bad-time' };
  const day = dates[0] ?? dayAfter(here.day, days[0] ?? 0);
  // Without a day it may have been last night: asked, never guessed.
  if (day > here.day || (day === here.day && minute > here.minute))
    return { kind: 'unclear', reason: 'ahead' };
  const { unitId, squadId } = target;
  const squadIds = squadId === undefined ? [] : [squadId];
  const form = { unitId, local: `${day}T${clock(minute)}`, squadIds, asksUnit: !squadId };
  return { kind: 'incident', form, target };
}

export type Mixed = {
  readonly incident: IncidentRead;
  /** Where none is named, the place of the incident is meant; each is shown before it counts. */
  readonly changes: readonly Read[];
};

/** An incident and changes of check-ins in one sentence; absent where they cannot be told apart. */
export function readMixed(
  sentence: string,
  places: readonly (Place & { readonly timeZone: string })[],
  now: Date,
): Mixed | undefined {
  const clauses = sentence.split(CLAUSES).filter((clause) => clause.trim() !== '');
  const isChange = (clause: string) => {
    const text = clause.normalize('NFKC').toLowerCase();
    return text.match(INCIDENT) === null && isSchedule(text);
  };
  const wanted = clauses.filter(isChange);
  if (wanted.length === 0) return undefined;
  const told = clauses.filter((clause) => !isChange(clause));
  const incident = readIncident(told.join(', '), places, now);
  if (incident === undefined) return undefined;
  const given = incident.kind === 'incident' ? incident.target : undefined;
  return { incident, changes: readSentences(wanted.join(', '), places, given) };
}

function takeDayWords(text: string): { readonly found: readonly number[]; readonly rest: string } {
  const found: number[] = [];
  let rest = text;
  // The longest first: "day before yesterday" has "yesterday" in it.
  for (const [words, days] of DAYS.toReversed())
    rest = rest.replace(words, () => {
      found.push(days);
      return ' ';
    });
  return { found, rest };
}

function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
