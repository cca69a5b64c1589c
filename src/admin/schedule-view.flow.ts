// Schedules and proposed changes as the console shows them: in words, with the next times.

import type { ScheduleChange } from '../../db/schedule-changes.ts';
import { partsOf } from '../checkins/schedule.ts';
import { isWorkday } from '../checkins/when/day.ts';
import { cronFor } from '../checkins/when/next.ts';
import { timesAfter } from '../checkins/when/times.ts';
import { localOf } from '../checkins/when/zone.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { affectedCount, SMALL_GROUP } from './affected.flow.ts';
import { dryRunOf } from './dry-run.flow.ts';
import { scheduleList } from './schedule.flow.ts';
import { changeOf, changesTogether } from './schedule-changes.flow.ts';
import { earliestOf, firstOf } from './schedule-days.ts';
import { type ChangeState, type Present, type Shape, unitWide } from './schedule-wish.ts';
import {
  dryRunWords,
  peopleWords,
  shapeWords,
  targetWords,
  withUnitWords,
} from './schedule-words.ts';
import { type UnitView, unitList } from './units.flow.ts';

const TIMES_SHOWN = 5;

type ViewTools = Pick<Tools, 'pools' | 'clock'>;

export type ScheduleRow = {
  readonly unitId: string;
  readonly squadId: string | undefined;
  /** Absent where nobody is asked yet. */
  readonly scheduleId: string | undefined;
  readonly target: string;
  readonly inWords: string;
  readonly timeZone: string;
  readonly nextAt: Date | undefined;
  /** The first of its times. */
  readonly time: string;
  readonly isOneTime: boolean;
  readonly days: readonly number[];
  readonly isByCalendar: boolean;
  readonly jitterMin: number;
  readonly pausedUntil: string;
};

/** One row for each schedule, and for each unit and squad that has none. */
export async function scheduleRows(tools: ViewTools, locale: Locale): Promise<ScheduleRow[]> {
  const [units, schedules] = await Promise.all([unitList(tools), scheduleList(tools)]);
  const now = tools.clock();
  return units.flatMap((unit) =>
    [undefined, ...unit.squads].flatMap((squad) => {
      const here = schedules.filter(
        (one) => one.isActive && one.unitId === unit.id && one.squadId === (squad?.id ?? null),
      );
      const target = targetWords({ unit: unit.name, squad: squad?.name }, locale);
      const place = { unitId: unit.id, squadId: squad?.id, target, timeZone: unit.timeZone };
      if (here.length === 0) {
        const inWords = squad && withUnitWords(unitWide(schedules, unit.id), locale);
        return [{ ...place, ...rowOf(undefined, unit, now, locale), ...(inWords && { inWords }) }];
      }
      return here.map((one) => ({ ...place, ...rowOf(one, unit, now, locale) }));
    }),
  );
}

function rowOf(schedule: Present | undefined, unit: UnitView, now: Date, locale: Locale) {
  const { times, week } = firstOf(schedule?.cron ?? '0 20 * * 1-5');
  const [minute = '', hour = ''] = earliestOf(times).split(' ');
  return {
    scheduleId: schedule?.id,
    inWords: shapeWords(schedule ?? null, locale),
    nextAt: schedule && timesOf(schedule, unit, now, 1)[0],
    time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
    isOneTime: times === earliestOf(times) && partsOf(schedule?.cron ?? '').length === 1,
    days: [0, 1, 2, 3, 4, 5, 6].filter((day) => inWeek(day, week)),
    isByCalendar: schedule?.days === 'workdays',
    jitterMin: schedule?.jitterMin ?? 0,
    pausedUntil: schedule?.pausedUntil ?? '',
  };
}

function inWeek(day: number, week: string): boolean {
  return week.split(',').some((part) => {
    if (part === '*') return true;
    const [from = -1, to = from] = part.split('-').map(Number);
    return (from <= day && day <= to) || (day === 0 && to === 7);
  });
}

export type ChangeView = {
  readonly id: string;
  readonly state: ChangeState;
  readonly target: string;
  readonly before: string;
  readonly after: string;
  readonly people: string;
  readonly timeZone: string;
  /** Local to the unit; none when nobody will be asked. */
  readonly nextTimes: readonly Date[];
  /** What it would have done lately, in a sentence; absent where nobody will be asked. */
  readonly dryRun: string | undefined;
};

export async function changeView(
  tools: ViewTools,
  changeId: string,
  locale: Locale,
): Promise<ChangeView | undefined> {
  const change = await changeOf(tools, changeId);
  const unit = (await unitList(tools)).find(({ id }) => id === change?.unitId);
  if (change === undefined || unit === undefined) return undefined;
  const { after, before, squadId } = change;
  const people = await affectedCount(tools, unit.id, squadId ?? undefined);
  const squad = unit.squads.find(({ id }) => id === squadId)?.name;
  return {
    id: change.id,
    state: change.state,
    target: targetWords({ unit: unit.name, squad }, locale),
    before: shapeWords(before, locale),
    after: shapeWords(after, locale),
    people: peopleWords(people, SMALL_GROUP, locale),
    timeZone: unit.timeZone,
    dryRun: after.isActive ? await dryRunIn(tools, change, locale) : undefined,
    nextTimes: after.isActive ? timesOf(after, unit, tools.clock(), TIMES_SHOWN) : [],
  };
}

/** Of one change, or of each of those that were proposed together. */
export async function changeViews(
  tools: ViewTools,
  id: string,
  locale: Locale,
): Promise<readonly ChangeView[]> {
  const changes = await changesTogether(tools, id);
  const views = await Promise.all(changes.map((change) => changeView(tools, change.id, locale)));
  return views.filter((view) => view !== undefined);
}

async function dryRunIn(
  tools: ViewTools,
  { unitId, squadId, after }: ScheduleChange,
  locale: Locale,
): Promise<string> {
  const { cron, days = 'as-set' } = after;
  const wish = { unitId, squadId: squadId ?? undefined, cron, days };
  return dryRunWords(await dryRunOf(tools, wish), SMALL_GROUP, locale);
}

/** Before any spread, and without the days that were set for this unit alone. */
function timesOf(
  { cron, days = 'as-set', pausedUntil }: Shape,
  { timeZone, region }: UnitView,
  now: Date,
  timesMax: number,
): Date[] {
  return timesAfter(cronFor({ cron, days }), timeZone, now)
    .filter((at) => !pausedUntil || localOf(at, timeZone).day >= pausedUntil)
    .filter((at) => days === 'as-set' || isWorkday(localOf(at, timeZone).day, { region, days: {} }))
    .take(timesMax)
    .toArray();
}
