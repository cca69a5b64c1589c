import { describe, expect, it } from 'vitest';
import { type Rotating, rotateKeys } from '../../../src/trust/keys/rotate.flow.ts';
import { openTurning } from './turning.ts';

const turning = await openTurning(7);
const { world, tools, ring, owner, write, expectAllReadable, wrappedBy, inFile, recorded } =
  turning;
const second = await turning.another();
const everyoneLooks = async () => {
  await Promise.all([ring.refresh(), second.keys.ring.refresh()]);
};
const rotating: Rotating = { ring, batch: 3, settle: everyoneLooks, progress: () => undefined };

describe('a rotation', () => {
  it('puts everything under a new key, retires the old one, and leaves a record of each step', async () => {
    expect(await wrappedBy()).toEqual(['root']);
    const rotated = await rotateKeys(tools, rotating);
    const [entry] = await inFile();
    expect(rotated).toEqual({ kind: 'rotated', key: entry?.id, retired: ['root'] });
    expect(entry?.state).toBe('in-use');
    expect(await wrappedBy()).toEqual([entry?.id]);
    const told = await recorded();
    expect(told[0]).toBe(`key-made key:${entry?.id}`);
    expect(told.at(-1)).toBe('key-retired key:root');
    expect(
      told.filter((line) => line === `keys-rewrapped key:${entry?.id}`).length,
    ).toBeGreaterThan(5);
    await expectAllReadable(tools);
    await expectAllReadable(second);
  });

  it('makes another key each time, and keeps the old ones for copies from before', async () => {
    const rotated = await rotateKeys(tools, rotating);
    expect(rotated.kind).toBe('rotated');
    expect((await inFile()).map(({ state }) => state)).toEqual(['old', 'in-use']);
    expect(await wrappedBy()).toEqual([(await inFile())[1]?.id]);
    await expectAllReadable(second);
  });
});

describe('a rotation that is killed', () => {
  // Each stands for a kill at that point: what was committed or written before it stays.
  const points = [
    ...[1, 2].map((n) => ['settling', n] as const),
    ...[1, 2, 3, 5, 7].map((n) => ['batch', n] as const),
  ];
  it.each(points)('at %s %i goes on where it was, under one new key', async (what, at) => {
    const before = (await inFile()).length;
    let [settled, batches] = [0, 0];
    const killed = rotateKeys(tools, {
      ...rotating,
      settle: async () => {
        settled += 1;
        if (what === 'settling' && settled === at) throw new Error('killed');
        await everyoneLooks();
      },
      progress: () => {
        batches += 1;
        if (what === 'batch' && batches === at) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    await everyoneLooks();
    await expectAllReadable(second);
    const from = await world.joined('en');
    await write(from, `Written in between, ${what} ${at}.`, second);

    const rotated = await rotateKeys(tools, rotating);
    expect(rotated.kind).toBe('rotated');
    expect(await inFile()).toHaveLength(before + 1);
    expect(await wrappedBy()).toEqual([(await inFile()).at(-1)?.id]);
    expect(await owner`select id from ledger.wrapping_keys`).toHaveLength(1);
    await expectAllReadable(tools);
  });
});
