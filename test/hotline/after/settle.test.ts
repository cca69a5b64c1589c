import { describe, expect, it } from 'vitest';
import { closingOf } from '../../../src/hotline/after/settle.ts';
import type { CaseTask } from '../../../src/hotline/after/task.ts';
import { hoursOn, NOW, tasksAt } from '../../support/case-tasks.ts';

const [first] = tasksAt('L3') as [CaseTask];

describe('a case', () => {
  const done = { ...first, doneAt: NOW };
  const over = {
    state: 'closed',
    closedAt: hoursOn(-24),
    settlesAt: undefined,
    settledAt: undefined,
    tasks: [done],
    hasOpenTalk: false,
    lastSignalAt: undefined,
    hasOwner: true,
  } as const;
  const quiet = hoursOn(14 * 24);
  const told = { ...over, settlesAt: hoursOn(17 * 24) };

  it.each([
    ['not while its talk goes on', { ...over, state: 'claimed' }, quiet, 'over'],
    ['not twice', { ...over, settledAt: NOW }, quiet, 'over'],
    ['not while something is left to do', { ...over, tasks: [first] }, quiet, 'later'],
    ['not while the officer talks or waits', { ...over, hasOpenTalk: true }, quiet, 'later'],
    ['not before two quiet weeks', over, hoursOn(13 * 24), 'later'],
    [
      'not after words that sound dangerous',
      { ...over, lastSignalAt: hoursOn(300) },
      quiet,
      'later',
    ],
    ['not before whoever has it was told', over, quiet, 'announce'],
    ['not before the days they have for it', told, hoursOn(16 * 24), 'later'],
    ['then', told, hoursOn(17 * 24), 'settle'],
    ['at once where nobody is there to be told', { ...over, hasOwner: false }, quiet, 'settle'],
  ] as const)('closes for good %s', (_, known, now, kind) => {
    expect(closingOf(known, now).kind).toBe(kind);
  });

  it('is announced anew when something was said after the notice', () => {
    const later = { ...told, lastSignalAt: hoursOn(18 * 24) };
    expect(closingOf(later, hoursOn(40 * 24)).kind).toBe('announce');
  });
});
