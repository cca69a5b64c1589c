// What is covered of the lines that an officer wrote before anybody joined them.

import { describe, expect, it } from 'vitest';
import { labelText } from '../../src/core/say.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { lowerLevel } from '../../src/hotline/relevel.flow.ts';
import { tellCovered } from '../../src/hotline/tell-covered.effect.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const second = memberOf(staff.second);

describe('in a talk', () => {
  it.each([
    ['en', 'My gun is on the nightstand and I want to die. Call me on 555-201-9933'],
    ['zh-CN', '枪就在我腰上，真想死，我电话13800009933'],
  ] as const)(
    'what was written before anybody joined is told of once, and shown by one tap (%s)',
    async (locale, first) => {
      const { caseId, from } = await ringingCase(world, locale, first);
      await world.say(from, 'or zebra-three@example.com');
      world.heard(from);
      await takeCase(tools, second, caseId);
      const told = world.heard(from);
      const buttons = told.flatMap(({ choices = [] }) => choices);
      expect(buttons.map(({ label }) => label)).toEqual([labelText(locale, 'uncover')]);
      await world.say(from, 'also zebra-four@example.com');
      const said = async () => {
        const opened = await openCase(tools, second, caseId);
        return opened.kind === 'opened' ? opened.view.said.map(({ words }) => words).join() : '';
      };
      expect(await said()).not.toMatch(/9933|zebra/);
      world.heard(from);
      await world.tap(from, buttons[0]?.id ?? '');
      expect(world.heard(from)).toHaveLength(1);
      expect(await said()).toMatch(/9933[\s\S]*zebra-three/);
      expect(await said()).not.toContain('zebra-four');
      const done = await rowsOf<{ personId: string; lines: number }>(
        world,
        `select person_id "personId", (select count(*)::int from ledger.audit_events
           where action = 'line-uncovered' and detail ->> 'case' = c.id::text) lines
         from officer.cases c where id = '${caseId}'`,
      );
      expect(done[0]?.lines).toBe(2);
      const personId = done[0]?.personId ?? '';
      const effect = { kind: 'tell-covered.v1', caseId, personId } as const;
      await tellCovered(effect, tools);
      expect(world.heard(from)).toEqual([]);
    },
  );

  it('at L4 nothing is said of it, and once the level is lowered it is', async () => {
    const words = 'I am on the ledge now, gun in my hand, goodbye';
    const { from, caseId } = await ringingCase(world, 'en', words);
    await takeCase(tools, second, caseId);
    await world.say(from, 'I am at 14 Elm Street, 555-201-9933');
    expect(world.heard(from).flatMap(({ choices = [] }) => choices)).toEqual([]);
    await lowerLevel(tools, second, caseId, 'L3', 'means-away');
    expect(world.heard(from).flatMap(({ choices = [] }) => choices)).toEqual([
      expect.objectContaining({ label: labelText('en', 'uncover') }),
    ]);
  });
});
