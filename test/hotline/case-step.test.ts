import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  type CaseFacts,
  claiming,
  closing,
  pausing,
  type Worker,
} from '../../src/hotline/case-step.ts';
import { lowering, raising } from '../../src/hotline/level-step.ts';
import { releasing } from '../../src/hotline/release-step.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const OWNER: Worker = { id: 'owner', role: 'counselor', label: 'Counselor 1' };
const OTHER: Worker = { id: 'other', role: 'counselor', label: 'Counselor 2' };
const LEAD: Worker = { id: 'lead', role: 'lead', label: 'Lead' };

function facts(set: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'c',
    level: 'L3',
    state: 'claimed',
    personId: 'p',
    counselorId: 'owner',
    acknowledgedAt: undefined,
    ...set,
  };
}

const waiting = facts({ state: 'waiting', counselorId: undefined });
const asking = facts({ state: 'asking', counselorId: undefined });
const closed = facts({ state: 'closed' });

describe('who may do what to a case', () => {
  it.each([
    ['claim', 'waiting', claiming(waiting, OWNER, NOW), 'may'],
    [
      'claim',
      'waiting, as an instructor',
      claiming(waiting, { ...OTHER, role: 'instructor' }, NOW),
      'not-allowed',
    ],
    ['claim', 'asked about', claiming(asking, OWNER, NOW), 'not-waiting'],
    ['claim', 'taken by another', claiming(facts(), OTHER, NOW), 'taken-already'],
    ['claim', 'their own', claiming(facts(), OWNER, NOW), 'yours-already'],
    ['claim', 'closed', claiming(closed, OWNER, NOW), 'closed'],
    ['acknowledge', 'waiting', acknowledging(waiting, NOW), 'may'],
    [
      'acknowledge',
      'acknowledged just now',
      acknowledging({ ...waiting, acknowledgedAt: NOW }, NOW),
      'already',
    ],
    [
      'acknowledge',
      'acknowledged, and then left alone',
      acknowledging({ ...waiting, acknowledgedAt: new Date(NOW.getTime() - 15 * 60_000) }, NOW),
      'may',
    ],
    ['acknowledge', 'taken', acknowledging(facts(), NOW), 'claimed'],
    ['acknowledge', 'asked about', acknowledging(asking, NOW), 'not-waiting'],
    ['pause', 'their own', pausing(facts(), OWNER), 'may'],
    ['pause', 'another’s', pausing(facts(), LEAD), 'not-yours'],
    ['close', 'their own', closing(facts(), OWNER, 'talked'), 'may'],
    ['close', 'another’s, as a lead', closing(facts(), LEAD, 'talked'), 'not-yours'],
    ['close', 'waiting', closing(waiting, OWNER, 'talked'), 'not-yours'],
    ['close', 'closed', closing(closed, OWNER, 'talked'), 'closed'],
    ['hand back', 'their own', releasing(facts(), OWNER, NOW), 'may'],
    ['hand back', 'another’s', releasing(facts(), OTHER, NOW), 'not-yours'],
    ['hand back', 'another’s, as a lead', releasing(facts(), LEAD, NOW), 'may'],
    ['hand back', 'waiting, as a lead', releasing(waiting, LEAD, NOW), 'not-yours'],
    ['lower', 'their own', lowering(facts(), OWNER, 'L1', 'says-safe'), 'may'],
    ['lower', 'another’s, as a lead', lowering(facts(), LEAD, 'L1', 'says-safe'), 'not-yours'],
    ['lower', 'their own to the same', lowering(facts(), OWNER, 'L3', 'says-safe'), 'not-lower'],
    ['raise', 'their own', raising(facts(), OWNER, 'L4', 'silent', NOW), 'may'],
    ['raise', 'their own to a lower', raising(facts(), OWNER, 'L2', 'silent', NOW), 'not-higher'],
    ['raise', 'waiting, as a lead', raising(waiting, LEAD, 'L4', 'silent', NOW), 'may'],
    ['raise', 'waiting', raising(waiting, OTHER, 'L4', 'silent', NOW), 'not-yours'],
  ] as const)('%s one that is %s', (_, __, decided, kind) => {
    expect(decided.kind).toBe(kind);
  });

  it('rings at once and keeps writing to the officer when an L4 is handed back', () => {
    const step = releasing(facts({ level: 'L4' }), OWNER, NOW);
    expect(step.kind === 'may' && step.effects?.map(({ effect }) => effect.kind)).toEqual([
      'ring.v1',
      'keep-talking.v1',
    ]);
  });

  it('writes to nobody who has erased their data', () => {
    const step = releasing(facts({ level: 'L4', personId: undefined }), OWNER, NOW);
    expect(step.kind === 'may' && step.effects).toHaveLength(1);
  });

  it('rings anew when a lead raises a case that waits, not one that has somebody', () => {
    const kinds = (one: CaseFacts, who: Worker) => {
      const step = raising(one, who, 'L4', 'silent', NOW);
      return step.kind === 'may' ? step.effects?.length : undefined;
    };
    expect([kinds(waiting, LEAD), kinds(facts(), OWNER)]).toEqual([2, 0]);
  });
});
