// What the audit log keeps of a change of a schedule: codes, times and ids.

import type { Shape } from './schedule-wish.ts';

type Changed = {
  readonly id: string;
  readonly scheduleId: string;
  readonly unitId: string;
  readonly before: Shape | null;
  readonly after: Shape;
};

export function scheduleRecord(action: string, change: Changed, actor: string, at: Date) {
  return {
    at,
    actor,
    action,
    subject: `schedule:${change.scheduleId}`,
    detail: {
      unit: change.unitId,
      change: change.id,
      before: told(change.before),
      after: told(change.after),
    },
  };
}

function told(shape: Shape | null): string {
  if (shape?.isActive !== true) return 'off';
  const { cron, days = 'as-set', jitterMin = 0, pausedUntil } = shape;
  const more = [
    days === 'workdays' ? days : '',
    jitterMin > 0 ? `within ${jitterMin} min` : '',
    pausedUntil ? `paused until ${pausedUntil}` : '',
  ];
  return [cron, ...more.filter((part) => part !== '')].join(', ');
}
