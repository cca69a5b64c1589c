import { afterAll, describe, expect, it } from 'vitest';
import { putCase } from '../../db/hotline.ts';
import { putStaff } from '../../db/staff.ts';
import { closePools, openPools } from '../../src/assemble.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { LINE } from '../../src/hotline/line/policy.ts';
import { byRank } from '../../src/hotline/line/rank.ts';
import type { Level } from '../../src/listening/level.ts';
import { testKeys } from '../support/template.ts';
import { openWorld, START } from '../support/world.ts';

const LEVELS: readonly Level[] = ['L1', 'L4', 'L2', 'L3'];
const COUNSELORS = 50;
const CASES = 200;
const AT_ONCE = 24; // hands of the database; the others queue for them

const world = await openWorld();
const pools = openPools(world.url, testKeys(), AT_ONCE);
const tools = { ...world.tools, pools };
afterAll(() => closePools(pools));

const cases = Array.from({ length: CASES }, (_, n) => ({
  id: tools.newId(),
  code: `C${n}`,
  level: LEVELS[n % LEVELS.length] ?? 'L1',
  queuedAt: new Date(START.getTime() - ((n * 7) % CASES) * 300_000),
}));
const places = new Map(cases.toSorted(byRank).map(({ id }, place) => [id, place]));

const counselors = Array.from({ length: COUNSELORS }, (_, n) => ({
  id: tools.newId(),
  role: 'counselor' as const,
  label: `Counselor ${n}`,
}));

type Press = { readonly from: number; readonly to: number; readonly place: number };

describe('fifty counselors pressing at the same moment over two hundred waiting cases', () => {
  it('take each case once, and at no moment does a waiting case outrank a taken one', async () => {
    await tools.pools.station.transact('wl_admin', async (tx) => {
      for (const one of counselors)
        putStaff(tx, { ...one, unitId: null, locale: 'en', createdAt: START, disabledAt: null });
    });
    await tools.pools.officer.transact('wl_bot', async (tx) => {
      for (const one of cases)
        putCase(tx, {
          ...one,
          state: 'waiting',
          openedAt: one.queuedAt,
          levelAt: one.queuedAt,
          wrapped: tools.keys.newKey(one.id),
        });
    });
    const presses: Press[] = [];
    await Promise.all(
      counselors.map(async (one) => {
        for (;;) {
          const from = performance.now();
          const taken = await takeMostUrgent(tools, one);
          if (taken.kind !== 'taken') return;
          presses.push({ from, to: performance.now(), place: places.get(taken.caseId) ?? -1 });
        }
      }),
    );
    const taken = presses.map(({ place }) => place).toSorted((one, other) => one - other);
    expect(taken).toEqual([...places.values()]);
    // A better case that was pressed for only after a worse one had been given out was left waiting.
    const passedOver = presses.flatMap(({ to, place }) =>
      presses.filter((better) => better.place < place && better.from > to),
    );
    expect(passedOver).toEqual([]);
    expect(LINE.talksMax * COUNSELORS).toBeGreaterThanOrEqual(CASES); // the cap left room for all
  }, 30_000);
});
