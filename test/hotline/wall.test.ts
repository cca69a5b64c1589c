import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../src/hotline/close.flow.ts';
import { wallView } from '../../src/hotline/wall.flow.ts';
import { type WallWait, wallOf } from '../../src/hotline/wall.ts';
import type { Level } from '../../src/listening/level.ts';
import { askingCase, memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const at = (min: number | undefined) => (min === undefined ? null : new Date(NOON + min * 60_000));

function wait(
  level: Level,
  [acknowledged, live, ended]: readonly (number | undefined)[],
  [caseId, start]: readonly [string, number] = ['case', 0],
): WallWait {
  const startedAt = new Date(NOON + start * 60_000);
  const [acknowledgedAt, liveAt, endedAt] = [at(acknowledged), at(live), at(ended)];
  return { caseId, level, startedAt, acknowledgedAt, liveAt, endedAt };
}

describe('the wall', () => {
  it('takes times that somebody really waited, the most urgent level first', () => {
    const waits = [1, 2, 3, 4, 40].map((min) => wait('L3', [min, min + 1, min + 1]));
    const [row, next] = wallOf([wait('L1', [1, 2, 2]), ...waits], new Date(NOON + 1e8));
    expect(row).toMatchObject({
      level: 'L3',
      waits: 5,
      toAcknowledge: { medianMin: 3, p95Min: 40 },
      toHuman: { medianMin: 4, p95Min: 41 },
      lateAcknowledge: 1,
      lateHuman: 1,
      abandoned: 0,
      open: 0,
    });
    expect(next?.level).toBe('L1');
  });

  it.each([
    ['seen by nobody and over its clocks', wait('L4', []), 6, [1, 1, 0, 1]],
    ['fresh', wait('L4', []), 1, [0, 0, 0, 1]],
    ['seen, and still with nobody', wait('L4', [1]), 6, [0, 1, 0, 1]],
    ['taken back in time', wait('L4', [undefined, undefined, 1]), 60, [0, 0, 1, 0]],
    ['taken back too late', wait('L4', [undefined, undefined, 9]), 60, [1, 1, 1, 0]],
  ] as const)('counts a wait that is %s', (_, one, min, counts) => {
    const [row] = wallOf([one], new Date(NOON + min * 60_000));
    expect([row?.lateAcknowledge, row?.lateHuman, row?.abandoned, row?.open]).toEqual(counts);
  });

  it('takes a raised level for a new wait, and not for somebody who left', () => {
    const waits = [
      wait('L2', [undefined, undefined, 7]),
      wait('L3', [8, 9, 9], ['case', 7]),
      wait('L2', [undefined, undefined, 7], ['another', 0]),
    ];
    const rows = wallOf(waits, new Date(NOON + 1e7));
    expect(rows.map(({ level, abandoned }) => [level, abandoned])).toEqual([
      ['L3', 0],
      ['L2', 1],
    ]);
  });

  it('comes from what really happened on the line, and is for a lead alone', async () => {
    const world = await openWorld();
    const counselor = memberOf(world.staff.counselor);
    const lead = memberOf(world.staff.lead);
    const { caseId } = await ringingCase(world);
    await world.advance(4 * 60_000);
    await takeCase(world.tools, counselor, caseId);
    await releaseCase(world.tools, counselor, caseId);
    await world.advance(20 * 60_000);
    await takeCase(world.tools, counselor, caseId);
    await closeCase(world.tools, counselor, caseId, 'talked');
    const { from } = await askingCase(world);
    await world.tap(from, 'talk-cancel');
    expect(await wallView(world.tools, counselor, '7')).toBeUndefined();
    const view = await wallView(world.tools, lead, 'nonsense');
    expect(view?.days).toBe(30);
    expect(view?.rows).toEqual([
      {
        level: 'L3',
        waits: 2,
        toAcknowledge: { medianMin: 4, p95Min: 20 },
        toHuman: { medianMin: 4, p95Min: 20 },
        lateAcknowledge: 1,
        lateHuman: 1,
        abandoned: 0,
        open: 0,
      },
      expect.objectContaining({ level: 'L1', waits: 1, toHuman: undefined, abandoned: 1 }),
    ]);
  });
});
