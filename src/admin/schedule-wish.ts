// What a change would make of one schedule: found, compared, refused where it is unclear.

import { isCron } from '../checkins/schedule.ts';

/** What of a schedule can be changed. */
export type Shape = { readonly cron: string; readonly isActive: boolean };

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
    return { kind: 'clear', before, after: { cron: before.cron, isActive: false } };
  }
  const [minute = '', hours = '', , , week] = before?.cron.split(' ') ?? [];
  const times = wish.times ?? (before && `${minute} ${hours}`);
  const days = wish.week ?? week;
  if (times === undefined || (wish.times === undefined && wish.week === undefined))
    return unclear('no-time');
  if (days === undefined) return unclear('no-days');
  const after = { cron: `${times} * * ${days}`, isActive: true };
  if (!isCron(after.cron)) return unclear('bad-time');
  if (before?.isActive === true && before.cron === after.cron) return unclear('same');
  return { kind: 'clear', before, after };
}

function unclear(reason: Unclear): Resolved {
  return { kind: 'unclear', reason };
}
