import { describe, expect, it } from 'vitest';
import { putCase } from '../../db/hotline.ts';
import { putStaff } from '../../db/staff.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import type { Level } from '../../src/listening/level.ts';
import { openWorld, START } from '../support/world.ts';

const LEVELS: readonly Level[] = ['L1', 'L4', 'L2', 'L3'];
const COUNSELORS = 50;
const CASES = 60;

const world = await openWorld();
const { tools } = world;

const cases = Array.from({ length: CASES }, (_, n) => ({
  id: tools.newId(),
  code: `C${n}`,
  level: LEVELS[n % LEVELS.length] ?? 'L1',
  queuedAt: new Date(START.getTime() + ((n * 7) % CASES) * 1_000),
}));

async function everyonePresses() {
  const staff = Array.from({ length: COUNSELORS }, (_, n) => ({
    id: tools.newId(),
    role: 'counselor' as const,
    label: `Counselor ${n}`,
  }));
  await tools.pools.station.transact('wl_admin', async (tx) => {
    for (const one of staff)
      putStaff(tx, { ...one, unitId: null, locale: 'en', createdAt: START, disabledAt: null });
  });
  return Promise.all(staff.map((one) => takeMostUrgent(tools, one)));
}

describe('fifty counselors pressing at once', () => {
  it('take each case once, the most urgent ones, and the rest at the next press', async () => {
    await tools.pools.officer.transact('wl_bot', async (tx) => {
      for (const { id, code, level, queuedAt } of cases)
        putCase(tx, {
          id,
          code,
          level,
          queuedAt,
          state: 'waiting',
          openedAt: queuedAt,
          levelAt: queuedAt,
          wrapped: tools.keys.newKey(id),
        });
    });
    const order = cases
      .toSorted((a, b) =>
        a.level === b.level ? +a.queuedAt - +b.queuedAt : a.level < b.level ? 1 : -1,
      )
      .map(({ id }) => id);

    const first = (await everyonePresses()).flatMap((one) =>
      one.kind === 'taken' ? [one.caseId] : [],
    );
    expect(first.toSorted()).toEqual(order.slice(0, COUNSELORS).toSorted());

    const second = await everyonePresses();
    const taken = second.flatMap((one) => (one.kind === 'taken' ? [one.caseId] : []));
    expect(taken.toSorted()).toEqual(order.slice(COUNSELORS).toSorted());
    expect(second.filter(({ kind }) => kind === 'nobody-waits')).toHaveLength(
      2 * COUNSELORS - CASES,
    );
  });
});
