import { randomUUIDv7 } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { datedEvents, isSettled } from '../../src/care/by-date.ts';
import { ALLOWANCES, FORMS, OCCASIONS } from '../../src/care/occasions.ts';
import { ageGroup, type Officer } from '../../src/care/officer.ts';
import { type CareTask, withEvent, withFollowUps, withinAllowed } from '../../src/care/task.ts';
import { dayAfter } from '../../src/checkins/when/zone.ts';

const ON = '2026-03-02';
const newId = () => randomUUIDv7();
const all = { allows: ALLOWANCES, newId };
const happened = (kind: string, on = ON, knownOn = on) => ({
  id: newId(),
  officerId: 'officer',
  unitId: 'unit',
  kind,
  on,
  knownOn,
});
const opened = (...kinds: readonly (readonly [kind: string, on: string])[]) =>
  kinds.reduce<readonly CareTask[]>(
    (tasks, [kind, on]) => withEvent(tasks, happened(kind, on), all),
    [],
  );

describe('occasions', () => {
  it('are the 29 of the documents and the two of the hours, each opened by an event of the station’s own world', () => {
    const count = (form: string) => OCCASIONS.triggers.filter((one) => one.form === form).length;
    expect(FORMS.map(count)).toEqual([15, 2, 5, 9]);
    expect(new Set(OCCASIONS.triggers.map(({ id }) => id)).size).toBe(31);
    const bySomebody = ['talk-mood-fluctuation', 'talk-off-duty-change', 'talk-difficulty'];
    for (const { opens, sources } of OCCASIONS.events)
      if (opens.some((id) => bySomebody.includes(id))) expect(sources).toEqual(['instructor']);
  });
});

describe('a task', () => {
  it.each(OCCASIONS.events.flatMap(({ id, opens }) => opens.map((one) => [id, one] as const)))(
    'comes of %s by %s: its day, then its follow-ups from the day it was held',
    (kind, triggerId) => {
      const trigger = OCCASIONS.triggers.find(({ id }) => id === triggerId);
      const [task] = opened([kind, ON]).filter(({ occasions }) =>
        occasions.some((one) => one.trigger === triggerId),
      );
      expect(task).toBeDefined();
      if (trigger === undefined || task === undefined) return;
      expect(task.form).toBe(trigger.joins ?? trigger.form);
      expect(task.dueOn).toBe(dayAfter(ON, trigger.windowDays));
      const held = { ...task, occasions: task.occasions.filter((o) => o.trigger === triggerId) };
      const later = withFollowUps([], held, { on: '2026-03-04', newId });
      expect(later.map(({ dueOn }) => dueOn)).toEqual(
        trigger.followUpDays.map((days) => dayAfter('2026-03-04', days)),
      );
      expect(later.flatMap((one) => withFollowUps([], one, { on: ON, newId }))).toEqual([]);
    },
  );

  it('joins what falls together, with the earlier day and the higher priority', () => {
    const [task, ...others] = opened(['achievement', ON], ['work-error', '2026-03-03']);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ dueOn: '2026-03-05', priority: 'priority' });
    expect(task?.occasions.map(({ trigger }) => trigger)).toEqual([
      'talk-achievement',
      'talk-work-error',
    ]);
  });

  it.each([
    ['talks a month apart', ['achievement', ON], ['work-error', '2026-04-02']],
    ['a talk and a visit', ['work-error', ON], ['in-hospital', ON]],
    ['two things to do', ['injured', ON], ['attacked', ON]],
  ] as const)('stays its own: %s', (_, one, other) => {
    expect(opened(one, other)).toHaveLength(2);
  });

  it('takes the condolence along on the visit, and talks besides', () => {
    const tasks = opened(['bereavement', ON]);
    expect(tasks.map(({ form, occasions }) => [form, occasions.length])).toEqual([
      ['visit', 2],
      ['talk', 1],
    ]);
  });

  it.each([
    ['leave-behind', '2026-07-01', '2026-07-01', '2026-09-29'],
    ['leave-behind', '2026-07-01', '2026-09-15', '2026-09-29'],
    ['leave-behind', '2026-07-01', '2026-09-16', '2026-09-30'],
    ['leave-behind', '2026-07-01', '2026-11-22', '2026-12-06'],
    ['checked-up', '2025-07-01', '2026-08-15', '2026-07-01'],
  ] as const)('is due for %s of %s, known on %s, on %s', (kind, on, knownOn, due) => {
    const opened = withEvent([], happened(kind, on, knownOn), all);
    expect(opened.map(({ dueOn }) => dueOn)).toEqual([due]);
  });

  it('opens nothing that the officer did not allow', () => {
    for (const { id, opens } of OCCASIONS.events) {
      const needy = OCCASIONS.triggers.filter((one) => opens.includes(one.id) && one.needs);
      const tasks = withEvent([], happened(id), { allows: [], newId });
      const triggers = tasks.flatMap(({ occasions }) => occasions.map(({ trigger }) => trigger));
      expect(triggers.filter((one) => needy.some((trigger) => trigger.id === one))).toEqual([]);
    }
    expect(withEvent([], happened('wedding'), { allows: ['calls', 'visits'], newId })).toEqual([]);
  });
});

describe('a yes taken back', () => {
  it.each(OCCASIONS.triggers.map(({ id, needs }) => [id, needs] as const))(
    'leaves of %s, which needs %s, what needs none',
    (trigger, needs) => {
      const task: CareTask = {
        id: 'task',
        officerId: 'officer',
        unitId: 'unit',
        form: 'talk',
        occasions: [
          { trigger, eventId: 'one', step: 0 },
          { trigger: 'talk-work-error', eventId: 'two', step: 0 },
        ],
        priority: 'routine',
        dueOn: ON,
      };
      expect(withinAllowed(task, ALLOWANCES)).toBe(task);
      const left = withinAllowed(task, []);
      expect(left?.occasions).toEqual(
        needs === undefined ? task.occasions : task.occasions.slice(1),
      );
      const alone = { ...task, occasions: task.occasions.slice(0, 1) };
      expect(withinAllowed(alone, [])).toBe(needs === undefined ? alone : undefined);
    },
  );
});

const SOMEBODY: Officer = {
  id: 'officer',
  unitId: 'unit',
  no: '1001',
  name: '—',
  bornOn: undefined,
  checkedUpOn: undefined,
  leaveDays: undefined,
  leaveTaken: undefined,
  leaveYear: undefined,
  allows: ['birthday'],
};

describe('the calendar', () => {
  it.each([
    ['a birthday in ten days', { bornOn: '1990-03-12' }, ON, ['birthday 2026-03-12']],
    ['one not allowed', { bornOn: '1990-03-12', allows: [] }, ON, []],
    ['one in twenty days', { bornOn: '1990-03-22' }, ON, []],
    ['one over New Year', { bornOn: '1990-01-02' }, '2026-12-28', ['birthday 2027-01-02']],
    ['a leap day without one', { bornOn: '1992-02-29' }, '2026-02-20', ['birthday 2026-02-28']],
    ['a leap day', { bornOn: '1992-02-29' }, '2028-02-20', ['birthday 2028-02-29']],
    ['a check-up due', { checkedUpOn: '2025-03-10' }, ON, ['checked-up 2025-03-10']],
    ['a check-up of last month', { checkedUpOn: '2026-02-01' }, ON, []],
    [
      'little leave by autumn',
      { leaveDays: 15, leaveTaken: 8, leaveYear: 2026 },
      '2026-10-01',
      ['leave-behind 2026-07-01'],
    ],
    ['enough leave', { leaveDays: 15, leaveTaken: 10, leaveYear: 2026 }, '2026-10-01', []],
    ['leave in spring', { leaveDays: 15, leaveTaken: 0, leaveYear: 2026 }, '2026-06-30', []],
    ['leave of last year', { leaveDays: 15, leaveTaken: 0, leaveYear: 2025 }, '2026-10-01', []],
  ] as const)('tells %s', (_, of, today, expected) => {
    const told = datedEvents({ ...SOMEBODY, ...of }, today);
    expect(told.map(({ kind, on }) => `${kind} ${on}`)).toEqual(expected);
  });

  it.each([
    ['a check-up that was had', 'checked-up', '2025-03-10', { checkedUpOn: '2026-02-01' }, true],
    ['one that was not', 'checked-up', '2025-03-10', { checkedUpOn: '2025-03-10' }, false],
    ['leave on course', 'leave-behind', '2026-07-01', { leaveTaken: 12 }, true],
    ['leave behind', 'leave-behind', '2026-07-01', { leaveTaken: 3 }, false],
    ['leave nobody tells of', 'leave-behind', '2026-07-01', { leaveDays: undefined }, false],
    ['a birthday', 'birthday', '2026-03-12', {}, false],
  ] as const)('finds %s settled or not', (_, kind, on, of, expected) => {
    const officer = { ...SOMEBODY, leaveDays: 15, leaveYear: 2026, ...of };
    expect(isSettled({ kind, on }, officer, '2026-10-01')).toBe(expected);
  });

  it.each([
    ['1991-03-03', 'young'],
    ['1991-03-02', 'middle'],
    ['1976-03-03', 'middle'],
    ['1976-03-02', 'senior'],
    [undefined, undefined],
  ] as const)('puts who was born on %s among the %s', (bornOn, group) => {
    expect(ageGroup(bornOn, ON)).toBe(group);
  });
});
