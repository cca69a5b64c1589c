import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseTask,
  heldBy,
  newTask,
  scheduled,
  spanOf,
} from '../../../src/hotline/after/task.ts';
import { LEVELS, type Level } from '../../../src/listening/level.ts';
import { HOUR_MS, hoursOn, NOW, tasksAt } from '../../support/case-tasks.ts';

const DAY_MS = 24 * HOUR_MS;

describe('the schedule after a talk', () => {
  it.each([
    ['L0', []],
    ['L1', [168]],
    ['L2', [72, 168]],
    ['L3', [24, 72, 168, 336, 720]],
    ['L4', [24, 72, 168, 336, 720]],
  ] as const)('of %s begins as the clinical reference has it', (level, hours) => {
    const due = tasksAt(level).map(({ dueAt }) => (dueAt.getTime() - NOW.getTime()) / HOUR_MS);
    expect(due.slice(0, 5)).toEqual(hours);
  });

  it('goes on monthly to twelve months for high risk', () => {
    const days = tasksAt('L3').map(({ dueAt }) => (dueAt.getTime() - NOW.getTime()) / DAY_MS);
    expect(days.slice(5)).toEqual([60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360]);
  });

  it('is made once, and anew only for a higher level, which takes the place of the rest', () => {
    const levels = fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(levels, (peaks) => {
        let tasks: CaseTask[] = [];
        let top: Level = 'L0';
        for (const peak of peaks) {
          top = peak > top ? peak : top;
          const { made, replaced } = scheduled(tasks, top, NOW);
          const gone = new Set(replaced);
          const more = made.map((one, n) =>
            newTask(one, { id: `${top}${n}`, caseId: 'case', now: NOW }),
          );
          tasks = [...tasks.map((one) => (gone.has(one) ? { ...one, doneAt: NOW } : one)), ...more];
          expect(scheduled(tasks, top, NOW).made).toEqual([]);
        }
        const open = tasks.filter(({ doneAt }) => doneAt === null);
        expect(open.map(({ level }) => level)).toEqual(tasksAt(top).map(() => top));
      }),
    );
  });

  it('counts a talk as the follow-up that was due, and no other', () => {
    const tasks = tasksAt('L3');
    const ids = (from: Date, now: Date) => heldBy(tasks, from, now).map(({ id }) => id);
    expect(ids(NOW, hoursOn(20))).toEqual([]); // the very talk that it was made in
    expect(ids(hoursOn(1), hoursOn(20))).toEqual(['t0']);
    expect(ids(hoursOn(60), hoursOn(61))).toEqual(['t0', 't1']);
  });

  it.each([
    [-1, 'overdue'],
    [1, 'today'],
    [20, 'week'],
    [24 * 6, 'week'],
    [24 * 8, 'later'],
  ] as const)('%i hours from now stands under %s', (hours, span) => {
    expect(spanOf(hoursOn(hours), NOW, hoursOn(15))).toBe(span);
  });
});
