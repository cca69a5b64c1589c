// One sentence of an admin → what schedule it means. Whatever fits two things, or has a word
// left over, is asked back: a wrong guess would write to a whole unit.

import { PAUSE, takeSkips, UNTIL } from './pause-words.ts';
import { week } from './schedule-days.ts';
import type { Wish } from './schedule-wish.ts';
import { takeDays, takeTimes } from './sentence-times.ts';

export type Place = {
  readonly id: string;
  readonly name: string;
  readonly squads: readonly { readonly id: string; readonly name: string }[];
};

export type SentenceRefusal =
  | 'no-until'
  | 'no-time'
  | 'bad-time'
  | 'many-times'
  | 'no-unit'
  | 'leftover'
  | 'many-units';

export type Read =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | {
      readonly kind: 'unclear';
      readonly reason: SentenceRefusal;
      /** Where several fit: unit and squad of each. */
      readonly fits?: readonly Target[];
      /** What was left over beside a name that is known. */
      readonly rest?: string;
    };

export type Target = { readonly unit: string; readonly squad: string | undefined };

export type Named = Target & { readonly unitId: string; readonly squadId: string | undefined };

const OFF = /\b(turn )?off\b|关掉|关闭|停掉|停用|取消/g;
const RESUME = /\b(resume|unpause)\b|恢复|取消暂停/g;
/** That other days than the named ones are to go. */
const ONLY = /\b(only|just)\b|只|仅/;
const DATE = /\b\d{4}-\d\d-\d\d\b/g;
const FILLERS =
  /\b(please|only|just|move|set|change|put|ask|make|the|to|at|on|for|of|and|from now on|check-?ins?|schedules?)\b|'s\b|请|只在|只|仅|把|将|改到|改成|改为|调到|调整到|换到|定在|安排在|安排|签到|打卡|问候|时间|的|吧/g;

export function readSentence(sentence: string, places: readonly Place[], given?: Named): Read {
  const text = sentence.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const pausing = readPause(text, places, given);
  if (pausing !== undefined) return pausing;
  const times = takeTimes(text);
  const days = takeDays(times.rest);
  const isOff = days.rest.match(OFF) !== null;
  const target = targetIn(days.rest.replace(OFF, ' '), places, given);
  if ('kind' in target) return target;
  if (times.found.length > 1) return unclear('many-times');
  const [minute] = times.found;
  if (minute === -1) return unclear('bad-time');
  const { unitId, squadId } = target;
  if (isOff) {
    // "Off on Fridays" would be another schedule: only a whole one can be off.
    if (minute !== undefined || days.found.length > 0) return unclear('no-time');
    return { kind: 'wish', wish: { unitId, squadId, isOff } };
  }
  return {
    kind: 'wish',
    wish: {
      unitId,
      squadId,
      ...(minute !== undefined && { times: `${minute % 60} ${Math.floor(minute / 60)}` }),
      ...(days.found.length > 0 && {
        week: week(days.found),
        ...(ONLY.test(text) && { isOnly: true }),
      }),
    },
  };
}

/** A pause or its end; absent when the sentence is about neither. */
function readPause(text: string, places: readonly Place[], given?: Named): Read | undefined {
  const isOver = text.match(RESUME) !== null;
  if (!isOver && text.match(PAUSE) === null) return undefined;
  const bare = text.replace(RESUME, ' ').replace(PAUSE, ' ');
  const dates = isOver ? [] : (bare.match(DATE) ?? []);
  const skips = isOver ? { rest: bare, found: [] } : takeSkips(bare.replace(DATE, ' '));
  const days = takeDays(skips.rest);
  const untils = isOver ? ['over' as const] : [...dates, ...days.found];
  const target = targetIn(days.rest.replace(UNTIL, ' '), places, given);
  if ('kind' in target) return target;
  const [pause] = [...untils.map((until) => ({ until })), ...skips.found];
  const isOne = untils.length + skips.found.length === 1 && !(isOver && days.found.length > 0);
  // “Pause on Friday” may be that day alone, or until it.
  const isUntil = isOver || skips.found.length > 0 || bare.match(UNTIL) !== null;
  if (pause === undefined || !isOne || !isUntil) return unclear('no-until');
  const { unitId, squadId } = target;
  return { kind: 'wish', wish: { unitId, squadId, pause } };
}

/** @param given what is meant where the text names none. */
export function targetIn(
  text: string,
  places: readonly Place[],
  given?: Named,
): Named | Extract<Read, { kind: 'unclear' }> {
  if (given !== undefined && keyOf(text) === '') return given;
  const targets = named(places).filter((one) => fits(one, keyOf(text), places));
  const [target] = targets;
  if (target === undefined) return unknown(text, places);
  return targets.length > 1 ? unclear('many-units', targets) : target;
}

/** One wish, or several that each are clear; else what is unclear about the whole. */
export function readSentences(
  text: string,
  places: readonly Place[],
  given?: Named,
): readonly Read[] {
  const whole = readSentence(text, places, given);
  if (whole.kind === 'wish') return [whole];
  const parts = text
    .split(/[,;，；。]|(?:^|\s)and then\s|然后/iu)
    .filter((part) => part.trim() !== '')
    .map((part) => readSentence(part, places, given));
  return parts.length > 1 && parts.every(({ kind }) => kind === 'wish') ? parts : [whole];
}

/** A name that is known, and something beside it; else no name at all. */
function unknown(text: string, places: readonly Place[]): Extract<Read, { kind: 'unclear' }> {
  const wanted = keyOf(text);
  const [known] = named(places)
    .flatMap((one) => [keyOf(one.unit), ...(one.squad === undefined ? [] : squadForms(one.squad))])
    .filter((form) => form.length > 1 && wanted.includes(form))
    .toSorted((one, other) => other.length - one.length);
  if (known === undefined) return unclear('no-unit');
  const name = Array.from(known, (one) => RegExp.escape(one)).join('\\s*');
  const rest = text.replace(FILLERS, ' ').replace(new RegExp(name, 'iu'), ' ');
  return { ...unclear('leftover'), rest: rest.replace(/\s+/g, ' ').trim() };
}

function unclear(
  reason: SentenceRefusal,
  fitting?: readonly Named[],
): Extract<Read, { kind: 'unclear' }> {
  if (fitting === undefined) return { kind: 'unclear', reason };
  return { kind: 'unclear', reason, fits: fitting.map(({ unit, squad }) => ({ unit, squad })) };
}

function named(places: readonly Place[]): Named[] {
  return places.flatMap(({ id, name, squads }) => [
    { unitId: id, unit: name, squadId: undefined, squad: undefined },
    ...squads.map((squad) => ({ unitId: id, unit: name, squadId: squad.id, squad: squad.name })),
  ]);
}

function fits({ unit, squad }: Named, wanted: string, places: readonly Place[]): boolean {
  const unitKey = keyOf(unit);
  if (squad === undefined) return [unitKey, `unit${unitKey}`, `${unitKey}unit`].includes(wanted);
  const isPlain = places.some(({ name }) => keyOf(name) === keyOf(squad));
  return squadForms(squad).some(
    (form, n) =>
      // A unit of the same name comes first; its squad is meant when it is called a squad.
      (wanted === form && !(n === 0 && isPlain)) ||
      wanted === `${unitKey}${form}` ||
      wanted === `${form}${unitKey}`,
  );
}

function squadForms(squad: string): string[] {
  const key = keyOf(squad);
  const words = ['班', '组', '班组', '队', '中队', '小队'];
  return [key, `squad${key}`, `${key}squad`, ...words.map((word) => `${key}${word}`)];
}

/** What two spellings of one name have in common. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(FILLERS, ' ')
    .replace(/[\s,.;:!?、，。；：！？"“”()（）]+/g, '');
}
