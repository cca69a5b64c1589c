import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { noAnswerSince } from '../../src/hotline/silence.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS);

describe('no answer', () => {
  it.each([
    ['L4', { counselor: ago(5), officer: ago(9) }, ago(5)],
    ['L4', { counselor: ago(4), officer: ago(9) }, undefined],
    ['L3', { counselor: ago(15) }, ago(15)],
    ['L3', { counselor: ago(20), officer: ago(1) }, undefined],
    ['L2', { counselor: ago(60), officer: ago(61) }, ago(60)],
    ['L1', { counselor: ago(600) }, undefined],
    ['L3', { officer: ago(600) }, undefined],
  ] as const)('at %s, %j, since %s', (level, said, since) => {
    expect(noAnswerSince(level, said, NOW)).toEqual(since);
  });
});

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);

describe('the queue page', () => {
  it('tells whoever has the talk, and nobody else, until the officer writes', async () => {
    const { caseId, from } = await ringingCase(world);
    await takeCase(tools, counselor, caseId);
    await world.advance(MINUTE_MS);
    await sayToOfficer(tools, counselor, caseId, 'Are you safe right now?', 'first');
    const said = world.now();
    const sinceFor = async (reader: typeof counselor) => {
      const { own, others } = await queueView(tools, reader);
      return [...own, ...others].find(({ id }) => id === caseId)?.noAnswerSince;
    };
    expect(await sinceFor(counselor)).toBeUndefined();
    await world.advance(15 * MINUTE_MS);
    expect(await sinceFor(counselor)).toEqual(said);
    expect(await sinceFor(second)).toBeUndefined();
    await world.say(from, 'yes');
    expect(await sinceFor(counselor)).toBeUndefined();
  });
});
