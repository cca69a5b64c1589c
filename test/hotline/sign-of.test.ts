import { describe, expect, it, onTestFinished } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { showSignOf } from '../../src/hotline/sign-of.flow.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { everyRow } from '../support/every-row.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);

/** A talk on a channel that can show signs, and what it showed. */
async function talk() {
  const { caseId, from } = await ringingCase(world);
  await takeCase(tools, counselor, caseId);
  const channel = tools.channels.get(from.channel);
  if (channel === undefined) throw new Error('no such channel');
  const shown: string[] = [];
  world.plug({ ...channel, showSign: async ({ id }, sign) => void shown.push(`${sign} ${id}`) });
  onTestFinished(() => world.plug(channel));
  return { caseId, from, shown };
}

describe('a sign of the counselor', () => {
  it('is shown where the officer is, and kept nowhere', async () => {
    const { caseId, from, shown } = await talk();
    const before = await everyRow(world.url);
    expect(await showSignOf(tools, counselor, caseId, 'writing')).toBe('shown');
    expect(await showSignOf(tools, counselor, caseId, 'here')).toBe('shown');
    expect(shown).toEqual([`writing ${from.id}`, `here ${from.id}`]);
    expect(await everyRow(world.url)).toEqual(before);
  });

  it('comes from nobody who is not in the talk, nor after its end', async () => {
    const { caseId, shown } = await talk();
    expect(await showSignOf(tools, second, caseId, 'writing')).toBe('not-yours');
    expect(await showSignOf(tools, counselor, tools.newId(), 'here')).toBe('no-such-case');
    await closeCase(tools, counselor, caseId, 'talked', { seen: 'better' });
    expect(await showSignOf(tools, counselor, caseId, 'writing')).toBe('closed');
    expect(shown).toEqual([]);
  });

  it('goes nowhere once they have blocked the bot, until a line gets there again', async () => {
    const { caseId, from, shown } = await talk();
    const channel = tools.channels.get(from.channel);
    if (channel === undefined) throw new Error('no such channel');
    world.plug({ ...channel, send: async () => ({ kind: 'unreachable' }) });
    await world.advance(1_000); // lines of one moment are in no order
    await sayToOfficer(tools, counselor, caseId, 'I am here', 'a');
    expect(await showSignOf(tools, counselor, caseId, 'writing')).toBe('not-there');
    world.plug(channel);
    expect(shown).toEqual([]);
    await world.advance(1_000);
    await sayToOfficer(tools, counselor, caseId, 'Still here', 'b');
    expect(await showSignOf(tools, counselor, caseId, 'writing')).toBe('shown');
    expect(shown).toEqual([`writing ${from.id}`]);
  });

  it('goes nowhere once the officer has erased everything', async () => {
    const { caseId, from, shown } = await talk();
    await world.tap(from, 'erase:yes');
    expect(await showSignOf(tools, counselor, caseId, 'writing')).not.toBe('shown');
    expect(shown).toEqual([]);
  });
});
