// Plays days one after another: mornings at the stations, evenings with the officers, and between
// them whatever falls due by itself.

import { tendCare } from '../../care/daily.flow.ts';
import { makeReview } from '../../care/review/make.flow.ts';
import { fullestOf, newestTold, quarterOn } from '../../care/review/quarter.ts';
import { dayAfter, instantOf, weekdayOf } from '../../checkins/when/zone.ts';
import type { Locale } from '../../core/person.ts';
import { lapseOldAlarms } from '../../listening/alarms/lapse.flow.ts';
import { refreshSpreads } from '../../listening/trend/spread.flow.ts';
import { workUntilQuiet } from '../../rounds.ts';
import { tendLog } from '../../trust/audit/tend.flow.ts';
import { releaseFigures } from '../../trust/figures/release.flow.ts';
import { dueAt } from '../play-time.ts';
import { type Desks, openDesks, tellProblems, workAtDesks } from './desks.ts';
import type { Draw } from './draw.ts';
import { type Force, makeForce } from './force.ts';
import {
  answerAll,
  askForPeople,
  type Cast,
  type Did,
  joinAll,
  mayAnswer,
  openThings,
} from './officers.ts';
import type { Stage } from './stage.ts';
import { bringEvents, bringHours, bringRoster, meetPeople, type Station } from './station.ts';
import { type Desk, serve } from './talks.ts';

const HOUR = 60;
const HOP_MS = 10 * 60_000;
const NIGHT_ENDS = 8 * HOUR;

export type Played = ReturnType<typeof totalsOf>;

type Wish = {
  readonly officers: number;
  readonly days: number;
  readonly from: string;
  readonly locale: Locale;
  readonly draw: Draw;
  readonly progress: (day: number) => void;
};

export async function playDays(stage: Stage, wish: Wish): Promise<Played> {
  const { tools } = stage;
  const { locale, draw, days } = wish;
  const force = await makeForce(tools, wish);
  stage.seat(force.players);
  const did: Did = { joined: 0, answered: 0, sleepTold: 0, notes: 0, asked: 0, opened: {} };
  const cast: Cast = { stage, locale, draw, did };
  const desk: Desk = { taken: 0, talks: [] };
  const station: Station = {
    tools,
    force,
    locale,
    draw,
    did: { events: 0, days: 0, tasks: 0, held: 0 },
  };
  const desks = await openDesks(tools, locale);
  const toldLast = fullestOf(wish.from, dayAfter(wish.from, days - 1));
  const here = force.players.filter(({ mayJoin }) => mayJoin);
  await bringRoster(station, wish.from);
  await joinAll(cast, here);
  for (let day = 0; day < days; day += 1) {
    const today = dayAfter(wish.from, day);
    const at = (minute: number) => passUntil({ cast, desk, force, today }, minute);
    await at(8.5 * HOUR);
    if (today.endsWith('-01')) await bringRoster(station, today);
    if (weekdayOf(today) === 1) await bringHours(station, today);
    await bringEvents(station, today);
    await tendCare(tools);
    await at(10 * HOUR);
    if (weekdayOf(today) % 6 !== 0) {
      await meetPeople(station, today);
      await workAtDesks(cast, desks, today);
    }
    await at(13 * HOUR);
    await askForPeople(cast, here, `${today} noon`);
    await openThings(cast, here, today);
    await tellProblems(cast, desks, { players: here, today });
    for (const one of here) one.asked = undefined;
    await at(20 * HOUR);
    const answering = here.filter((one) => one.asked !== undefined && mayAnswer(draw, one, day));
    const isEarly = ({ n }: { n: number }) => draw('early', n, day) < 0.6;
    await at(20.25 * HOUR);
    await answerAll(cast, answering.filter(isEarly), day);
    await at(21.5 * HOUR);
    await answerAll(
      cast,
      answering.filter((one) => !isEarly(one)),
      day,
    );
    await askForPeople(cast, here, `${today} evening`);
    await at(23.5 * HOUR);
    await tendLog(tools);
    await releaseFigures(tools);
    // What was over before anybody came has nothing to tell, and the last is told at the end.
    const over = newestTold(today);
    if (over >= quarterOn(wish.from) && over < toldLast) await makeReview(tools);
    await refreshSpreads(tools);
    await lapseOldAlarms(tools);
    wish.progress(day + 1);
  }
  return totalsOf({ force, days, did, desk, desks, station, asks: stage.asks() });
}

type Passing = {
  readonly cast: Cast;
  readonly desk: Desk;
  readonly force: Force;
  readonly today: string;
};

/** What falls due on the way is done on the way, and whoever waits is talked with. */
async function passUntil({ cast, desk, force, today }: Passing, minute: number): Promise<void> {
  const { stage } = cast;
  const { tools } = stage;
  const untilMs = instantOf(today, minute, tools.settings.timeZone).getTime();
  const nightEndsMs = instantOf(today, NIGHT_ENDS, tools.settings.timeZone).getTime();
  for (;;) {
    const nowMs = tools.clock().getTime();
    await workUntilQuiet(tools);
    const isNight = nowMs < nightEndsMs;
    await serve(cast, desk, isNight ? force.counselors.slice(0, 1) : force.counselors);
    if (nowMs >= untilMs) return;
    const due = Math.min(
      (await dueAt(tools.pools))?.getTime() ?? untilMs,
      ...desk.talks.map(({ endsAt }) => endsAt),
    );
    stage.moveTo(new Date(Math.min(untilMs, Math.max(due, nowMs + HOP_MS))));
  }
}

type Counts = {
  readonly force: Force;
  readonly days: number;
  readonly did: Did;
  readonly desk: Desk;
  readonly desks: Desks;
  readonly station: Station;
  readonly asks: number;
};

function totalsOf({ force, days, did, desk, desks, station, asks }: Counts) {
  return {
    officers: force.players.length,
    stations: force.stations.length,
    days,
    joined: did.joined,
    checkIns: { asked: asks, answered: did.answered, sleepTold: did.sleepTold, notes: did.notes },
    opened: did.opened,
    talks: { askedFor: did.asked, taken: desk.taken },
    problems: desks.did,
    care: station.did,
  };
}
