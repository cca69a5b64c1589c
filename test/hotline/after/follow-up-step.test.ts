import { describe, expect, it } from 'vitest';
import {
  doing,
  giving,
  keeping,
  leftBy,
  postponing,
  reopening,
} from '../../../src/hotline/after/follow-up-step.ts';
import type { CaseTask } from '../../../src/hotline/after/task.ts';
import type { Worker } from '../../../src/hotline/case-step.ts';
import { facts, hoursOn, lead, mine, NOW, other, tasksAt } from '../../support/case-tasks.ts';

const [first] = tasksAt('L3') as [CaseTask];
const review: CaseTask = { ...first, id: 'r', kind: 'review' };

describe('a follow-up', () => {
  const tasks = [...tasksAt('L3'), review];
  const on = (staff: Worker, taskId = 't0') => ({ facts, staff, tasks, taskId, now: NOW });

  it.each([
    [mine, 't0', 'reached-better', 'may'],
    [lead, 't0', 'not-reached', 'may'],
    [other, 't0', 'reached-better', 'not-yours'],
    [mine, 'none', 'reached-better', 'no-such-task'],
    [mine, 't0', 'nothing-more', 'outcome-needed'],
    [mine, 'r', 'nothing-more', 'not-allowed'],
    [lead, 'r', 'nothing-more', 'may'],
    [lead, 'r', 'reached-better', 'outcome-needed'],
  ] as const)('by %o of %s as %s: %s', (staff, taskId, outcome, kind) => {
    expect(doing(on(staff, taskId), outcome).kind).toBe(kind);
  });

  it('is not reviewed by the lead whose own talk it was', () => {
    const own = { ...on(lead, 'r'), facts: { ...facts, counselorId: lead.id } };
    expect(doing(own, 'nothing-more').kind).toBe('own-review');
    expect(doing(own, 'nobody-else').kind).toBe('own-review');
    expect(doing(on(lead, 'r'), 'nobody-else').kind).toBe('outcome-needed');
  });

  it('ends, where there is no other lead, by a record that nobody else could look, and by no other', () => {
    const ownFacts = { ...facts, counselorId: lead.id };
    const own = { ...on(lead, 'r'), facts: ownFacts, hasOtherLead: false };
    expect(doing(own, 'nothing-more').kind).toBe('outcome-needed');
    expect(doing(own, 'nobody-else')).toMatchObject({
      change: { kind: 'review-done', outcome: 'nobody-else' },
    });
    expect(doing({ ...own, taskId: 't0' }, 'reached-same').kind).toBe('may');
  });

  it('ends all of them when they want no more, and opens a review when it was worse', () => {
    const declined = doing(on(mine), 'declined');
    const ended = 'updates' in declined ? (declined.updates ?? []).map(({ id }) => id) : [];
    expect(ended).toEqual(tasksAt('L3').map(({ id }) => id));
    expect(doing(on(mine), 'reached-worse')).toMatchObject({
      effects: [{ effect: { kind: 'open-review.v1', by: 'counselor' } }],
    });
    const over = { ...on(mine), tasks: [{ ...first, doneAt: NOW }] };
    expect(doing(over, 'declined').kind).toBe('done-already');
  });

  it.each([
    [mine, 24, 'on-duty', 'may'],
    [mine, 25, 'on-duty', 'too-far'],
    [mine, 0, 'on-duty', 'too-far'],
    [mine, Number.NaN, 'on-duty', 'too-far'],
    [mine, 24, 'because', 'reason-needed'],
    [other, 24, 'on-duty', 'not-yours'],
  ] as const)('is put off by %o for %d hours, %s: %s', (staff, hours, reason, kind) => {
    expect(postponing(on(staff), hours, reason).kind).toBe(kind);
  });

  it('is looked at again once it was put off, so that it climbs by its new day', () => {
    const step = postponing(on(mine), 12, 'asked-for');
    expect(step).toMatchObject({
      updates: [{ set: { dueAt: hoursOn(12), climbedAt: null } }],
      effects: [{ effect: { kind: 'watch-follow-up.v1' }, dueAt: hoursOn(12) }],
    });
  });

  it.each([
    [mine, { id: 'b', isOwnUnit: false }, 'may'],
    [lead, { id: 'b', isOwnUnit: false }, 'may'],
    [other, { id: 'l', isOwnUnit: false }, 'not-yours'],
    [mine, { id: 'b', isOwnUnit: true }, 'own-unit'],
    [mine, { id: 'a', isOwnUnit: false }, 'nobody-there'],
    [mine, undefined, 'nobody-there'],
  ] as const)('given by %o to %o: %s', (staff, to, kind) => {
    expect(giving(facts, staff, to).kind).toBe(kind);
    expect(giving({ ...facts, state: 'claimed' }, mine, to).kind).toBe('not-closed');
  });

  it.each([
    [mine, {}, 'may'],
    [lead, {}, 'not-yours'],
    [mine, { isHushed: true }, 'hushed'],
    [mine, { hasOpenTalk: true }, 'talks-elsewhere'],
  ] as const)('asked by %o, %o: %s', (staff, more, kind) => {
    const known = { isHushed: false, hasOpenTalk: false, now: NOW, ...more };
    expect(reopening(facts, staff, known).kind).toBe(kind);
    expect(keeping(facts, other, { id: 'k', now: NOW }).kind).toBe('not-yours');
  });

  it('is with nobody once whoever had it has left, and stays with anybody else', () => {
    expect(leftBy(facts, 'a')).toMatchObject({ change: { to: 'none' } });
    expect(leftBy(facts, 'b').kind).toBe('over');
    expect(leftBy({ ...facts, state: 'claimed' }, 'a').kind).toBe('over');
  });
});
