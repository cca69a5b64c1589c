// A case whose talk has ended, and its tasks, as the rules see them.

import { type CaseTask, newTask, scheduled } from '../../src/hotline/after/task.ts';
import type { CaseFacts, Worker } from '../../src/hotline/case-step.ts';
import type { Level } from '../../src/listening/level.ts';

export const NOW = new Date('2026-03-02T09:00:00Z');
export const HOUR_MS = 3_600_000;

export const mine: Worker = { id: 'a', role: 'counselor', label: 'Counselor 1' };
export const other: Worker = { id: 'b', role: 'counselor', label: 'Counselor 2' };
export const lead: Worker = { id: 'l', role: 'lead', label: 'Lead' };
export const facts: CaseFacts = {
  id: 'case',
  level: 'L3',
  state: 'closed',
  personId: 'person',
  counselorId: 'a',
  acknowledgedAt: undefined,
};

export function hoursOn(hours: number): Date {
  return new Date(NOW.getTime() + hours * HOUR_MS);
}

export function tasksAt(level: Level): CaseTask[] {
  return scheduled([], level, NOW).made.map((made, n) =>
    newTask(made, { id: `t${n}`, caseId: 'case', now: NOW }),
  );
}
