import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/admin/doctor.flow.ts';
import { readConfig } from '../../src/ops/config.ts';
import { openGlass, publicTextOf } from '../../src/ops/glass.ts';
import { elsewhere } from '../support/elsewhere.ts';
import { testKeys } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const OTHER = '7'.repeat(64);
const world = await openWorld();

describe('the doctor', () => {
  it.each([
    ['is here', OTHER, true, /^sealed cards open/],
    ['is in a safe', undefined, true, /^warning: .* not here/],
    ['is another key’s', '8'.repeat(64), false, /another one/],
  ])('says whether cards would open where their other half %s', async (_, found, ok, line) => {
    const half = testKeys().glassHalf;
    const glass = openGlass(publicTextOf(half, OTHER), { half, other: async () => found });
    const lines = await doctor({ ...world.tools, glass }, readConfig({}), elsewhere(world.tools));
    expect(lines.filter((one) => one.line.includes('sealed'))).toContainEqual({
      ok,
      line: expect.stringMatching(line),
    });
  });
});
