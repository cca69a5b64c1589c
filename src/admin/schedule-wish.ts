// What a change would make of one schedule: found, compared, refused where it is unclear.

import { isCron, type ScheduleDays } from '../checkins/schedule.ts';

/** What of a schedule can be changed. */
export type Shape = {
  readonly cron: string;
  readonly isActive: boolean;
  /** Absent: as it is. */
  readonly days?: ScheduleDays;
  readonly jitterMin?: number;
};

export type ChangeState = 'proposed' | 'done' | 'cancelled' | 'undone';

export type Present = Shape & {
  readonly id: string;
  readonly unitId: string;
  readonly squadId: string | null;
  readonly version: number;
};

/** What somebody asks for; what is absent stays as it is. */
export type Wish = {
  readonly unitId: string;
  readonly squadId: string | undefined;
  /** Which schedule, where there may be several. */
  readonly scheduleId?: string | undefined;
  /** Minute and hours: the first two cron fields. */
  readonly times?: string | undefined;
  /** The fifth cron field. */
  readonly week?: string | undefined;
  readonly isOff?: boolean;
  readonly days?: ScheduleDays | undefined;
  readonly jitterMin?: number | undefined;
};

export type Unclear =
  | 'no-schedule'
  | 'many-schedules'
  | 'no-time'
  | 'no-days'
  | 'bad-time'
  | 'same';

export type Resolved =
  | { readonly kind: 'clear'; readonly before: Present | undefined; readonly after: Shape }
  | { readonly kind: 'unclear'; readonly reason: Unclear };

export function resolve(wish: Wish, schedules: readonly Present[]): Resolved {
  const here = schedules.filter((one) =>
    wish.scheduleId === undefined
      ? one.isActive && one.unitId === wish.unitId && one.squadId === (wish.squadId ?? null)
      : one.id === wish.scheduleId && one.unitId === wish.unitId,
  );
  if (here.length > 1) return unclear('many-schedules');
  const before = here[0];
  if (wish.scheduleId !== undefined && before === undefined) return unclear('no-schedule');
  if (wish.isOff === true) {
    if (before === undefined || !before.isActive) return unclear('no-schedule');
    return { kind: 'clear', before, after: { ...shapeOf(before), isActive: false } };
  }
  const [minute = '', hours = '', , , week] = before?.cron.split(' ') ?? [];
  const times = wish.times ?? (before && `${minute} ${hours}`);
  const days = wish.week ?? week;
  const isNothing = [wish.times, wish.week, wish.days, wish.jitterMin].every(
    (part) => part === undefined,
  );
  if (times === undefined || isNothing) return unclear('no-time');
  if (days === undefined) return unclear('no-days');
  const named = wish.week === undefined ? before?.days : 'as-set';
  const after = {
    cron: `${times} * * ${days}`,
    isActive: true,
    days: wish.days ?? named ?? 'as-set',
    jitterMin: wish.jitterMin ?? before?.jitterMin ?? 0,
  };
  if (!isCron(after.cron)) return unclear('bad-time');
  if (before?.isActive === true && isSame(before, after)) return unclear('same');
  return { kind: 'clear', before, after };
}

export function shapeOf({ cron, isActive, days, jitterMin }: Shape): Shape {
  return { cron, isActive, ...(days && { days }), ...(jitterMin !== undefined && { jitterMin }) };
}

function isSame(one: Shape, other: Shape): boolean {
  const isSpread = (one.jitterMin ?? 0) === (other.jitterMin ?? 0);
  return one.cron === other.cron && (one.days ?? 'as-set') === other.days && isSpread;
}

function unclear(reason: Unclear): Resolved {
  return { kind: 'unclear', reason };
}
