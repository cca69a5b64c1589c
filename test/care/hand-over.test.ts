import { describe, expect, it } from 'vitest';
import { handOverOf, type LeavePlan, owedBy } from '../../src/care/workload/leave.ts';

const TODAY = '2026-03-02';

describe('a hand-over before leave', () => {
  it('is on the week’s page from two weeks before, and until it is done', () => {
    const by = { today: TODAY, until: '2026-03-16' };
    const soon: LeavePlan = {
      id: 'soon',
      officerId: 'a',
      from: '2026-03-16',
      to: '2026-03-20',
      days: 5,
      standInId: 'z',
      duties: ['cases'],
      handedOverOn: undefined,
    };
    const later = { ...soon, id: 'later', from: '2026-03-17' };
    const done = { ...soon, id: 'done', handedOverOn: TODAY };
    const begun = { ...soon, id: 'begun', from: '2026-03-01' };
    const bare = { ...soon, id: 'bare', duties: [] };
    expect(owedBy([soon, later, done, begun, bare], by)).toEqual([soon, begun]);
  });

  it.each([
    ['nothing', [], undefined, '2026-04-01'],
    ['owed', ['cases'], undefined, '2026-04-01'],
    ['late', ['cases'], undefined, TODAY],
    ['done', ['cases'], TODAY, TODAY],
  ] as const)('is %s', (state, duties, handedOverOn, from) => {
    expect(handOverOf({ duties, handedOverOn, from }, TODAY)).toBe(state);
  });
});
