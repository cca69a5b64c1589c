// What made-up officers do: join, answer some of what they are asked, ask for a person now and then.
// Everything goes in as a message does.

import { quarterOn } from '../../care/review/quarter.ts';
import type { Said } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';
import { receive } from '../../core/receive.flow.ts';
import { yesTap } from '../../trust/wordings.ts';
import { type Draw, oneOf } from './draw.ts';
import type { Player } from './force.ts';
import { eachOf, type Stage } from './stage.ts';
import type { Opened } from './told.ts';
import words from './words.json' with { type: 'json' };

export const AT_ONCE = 12;
const ANSWERS = 0.5;
const TELLS_SLEEP = 0.8;
const WRITES = 0.1;
const ASKS_A_DAY = 0.002;
const SLEEP_HOURS = [3, 4, 6, 7, 8] as const;

export type Did = {
  joined: number;
  answered: number;
  sleepTold: number;
  notes: number;
  asked: number;
  /** Cards, exercises, numbers and steps. */
  readonly opened: Opened;
};

export type Cast = {
  readonly stage: Stage;
  readonly locale: Locale;
  readonly draw: Draw;
  readonly did: Did;
};

export async function bring({ stage, locale }: Cast, player: Player, said: Said): Promise<void> {
  const { tools } = stage;
  await receive(tools, {
    id: tools.newId(),
    from: player.address,
    place: 'direct',
    said,
    at: tools.clock(),
    languageHint: locale,
  });
}

export async function joinAll(cast: Cast, players: readonly Player[]): Promise<void> {
  await eachOf(players, AT_ONCE, async (player) => {
    const { locale, draw, did } = cast;
    const tap = (id: string) => bring(cast, player, { kind: 'choice', id });
    await bring(cast, player, { kind: 'command', name: 'start', rest: player.code });
    await tap('squad:none');
    await tap(yesTap('scores', locale));
    await tap(yesTap('words', locale));
    if (draw('statistics', player.n) < 0.8) await tap(yesTap('statistics', locale));
    if (draw('trend', player.n) < 0.5) await tap(yesTap('trend', locale));
    did.joined += 1;
  });
}

/** Half of what is asked is answered: some officers nearly always, some hardly ever. */
export function mayAnswer(draw: Draw, { n }: Player, day: number): boolean {
  const own = ANSWERS + 0.8 * (draw('answers', n) - 0.5);
  return draw('answer', n, day) < own;
}

export async function answerAll(
  cast: Cast,
  players: readonly Player[],
  day: number,
): Promise<void> {
  await eachOf(players, AT_ONCE, (player) => answer(cast, player, day));
}

async function answer(cast: Cast, player: Player, day: number): Promise<void> {
  const { draw, did, locale } = cast;
  const { n, asked, station } = player;
  if (asked === undefined) return;
  player.asked = undefined;
  const base = 3.4 + 1.6 * (draw('mood', n) - 0.5) + 1.2 * (draw('mood of', station.n) - 0.5);
  const mood = Math.min(5, Math.max(1, Math.round(base + 2.4 * (draw('day', n, day) - 0.5))));
  await bring(cast, player, { kind: 'choice', id: `mood:${mood}:${asked}` });
  did.answered += 1;
  if (draw('tells sleep', n, day) >= TELLS_SLEEP) return;
  const slept = Math.min(0.999, 0.7 * draw('sleep', n) + 0.45 * draw('night', n, day));
  await bring(cast, player, { kind: 'choice', id: `sleep:${oneOf(SLEEP_HOURS, slept)}:${asked}` });
  did.sleepTold += 1;
  if (draw('writes', n, day) >= WRITES) return bring(cast, player, { kind: 'choice', id: 'skip' });
  const note = oneOf(words[locale].notes, draw('note', n, day));
  did.notes += 1;
  return bring(cast, player, { kind: 'words', words: note });
}

/** Each with what it is counted as in the review. */
const OPENS = [
  { kind: 'exercise', tap: 'calm-from:breathing:x' },
  { kind: 'exercise', tap: 'calm-from:sleep:x' },
  { kind: 'numbers', tap: 'topic:crisis' },
  { kind: 'step', tap: 'stops:known' },
] as const;
const OPENS_A_DAY = 0.004;

/** Something to read or to do, now and then. */
export async function openThings(
  cast: Cast,
  players: readonly Player[],
  today: string,
): Promise<void> {
  const { draw, did } = cast;
  did.opened[quarterOn(today)] ??= {};
  const inQuarter = did.opened[quarterOn(today)] ?? {};
  const opening = players.filter(({ n }) => draw('opens', n, today) < OPENS_A_DAY);
  await eachOf(opening, AT_ONCE, async (player) => {
    const { kind, tap } = oneOf(OPENS, draw('open', player.n, today));
    await bring(cast, player, { kind: 'choice', id: tap });
    inQuarter[kind] = (inQuarter[kind] ?? 0) + 1;
  });
}

export async function askForPeople(
  cast: Cast,
  players: readonly Player[],
  when: string,
): Promise<void> {
  const asking = players.filter(({ n }) => cast.draw('asks', n, when) < ASKS_A_DAY);
  await eachOf(asking, AT_ONCE, async (player) => {
    await bring(cast, player, { kind: 'command', name: 'talk', rest: '' });
    cast.did.asked += 1;
  });
}
