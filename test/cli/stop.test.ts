import { describe, expect, it } from 'vitest';
import { inOrder, STOP_MS } from '../../src/stop.ts';

const never = () => new Promise<never>(() => undefined);

describe('a stop', () => {
  it('takes its steps in order, each once the one before has ended', async () => {
    const taken: string[] = [];
    const step = (name: string) => ({
      name,
      mostMs: 60_000,
      run: async () => {
        taken.push(`${name} begins`);
        await new Promise(setImmediate);
        taken.push(`${name} ends`);
      },
    });
    await inOrder([step('a'), step('b')], (name) => taken.push(`${name} left`));
    expect(taken).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on past a step that hangs and one that fails, and says which it left', async () => {
    const left: unknown[] = [];
    const last = Promise.withResolvers<string>();
    const steps = [
      { name: 'hangs', mostMs: 1, run: never },
      { name: 'fails', mostMs: 60_000, run: () => Promise.reject(new Error('x')) },
      { name: 'ends', run: async () => last.resolve('taken') },
    ];
    await inOrder(steps, (name, error) => left.push([name, error instanceof Error]));
    expect(left).toEqual([
      ['hangs', false],
      ['fails', true],
    ]);
    expect(await last.promise).toBe('taken');
  });

  it('leaves at least a second of ten for what must not be cut off', () => {
    expect(Object.values(STOP_MS).reduce<number>((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(
      9_000,
    );
  });
});
