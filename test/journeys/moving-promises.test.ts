// What was promised where an officer was holds where they are now, and only there.

import { describe, expect, it } from 'vitest';
import type { Address, Outbound } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { flagsForUnit, openFlag } from '../../src/trust/flag-inbox.flow.ts';
import { asOwner } from '../support/databases.ts';
import { memberOf } from '../support/desk-world.ts';
import { linkAt, newPlace, personIn, phraseAt, textsAt } from '../support/moving.ts';
import { openWorld, type World } from '../support/world.ts';

const ON_CALL: Address = { channel: 'telegram', id: '-100' };
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The officer at an address is at another now, by a phrase, with nothing left to be read. */
async function movedFrom(world: World, old: Address, here: Address): Promise<Address> {
  await world.say(here, await phraseAt(world, old));
  for (const place of [old, here]) world.heard(place);
  return here;
}

function choiceIds(outbounds: readonly Outbound[]): string[] {
  return outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

describe('an officer who moves', () => {
  it('in an L3 alarm is still rung for, is taken, and is talked with at the new place', async () => {
    const world = await openWorld();
    const { tools, staff } = world;
    const old = await world.joined('en', 'web');
    await world.say(old, 'I want to die, I have decided');
    await world.advance(0);
    const here = await movedFrom(world, old, newPlace(world, 'telegram'));
    world.heard(ON_CALL);
    await world.advance(10 * MINUTE_MS);
    expect(textsAt(world, ON_CALL)).toMatch(/L[34]/);
    const taken = await takeMostUrgent(tools, staff.counselor);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    world.heard(here);
    await sayToOfficer(tools, staff.counselor, taken.caseId, 'I am with you', tools.newId());
    expect(textsAt(world, here)).toContain('I am with you');
    await world.say(here, 'I hear you');
    expect(world.shown.at(-1)?.caseId).toBe(taken.caseId);
    expect(world.heard(old)).toEqual([]);
  });

  it('in an imminent danger is written to there until a person joins', async () => {
    const world = await openWorld();
    const old = await world.joined('zh-CN', 'web');
    await world.say(old, '枪就在手里，不想活了');
    const here = await movedFrom(world, old, newPlace(world, 'slack'));
    for (let round = 0; round < 3; round += 1) {
      await world.advance(2 * MINUTE_MS);
      expect(textsAt(world, here)).not.toBe('');
    }
    expect(world.heard(old)).toEqual([]);
  });

  it('before answering a direct question comes into the queue all the same', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'slack');
    await world.say(old, 'I wish I was dead');
    const here = newPlace(world, 'web');
    await world.say(here, `move ${await linkAt(world, old)}`);
    world.heard(ON_CALL);
    await world.advance(10 * MINUTE_MS);
    expect(textsAt(world, ON_CALL)).toContain('L2');
    await world.tap(here, 'direct:yes');
    expect(choiceIds(world.heard(here))).toContain('means:yes');
  });

  it('is asked once more about a “no” at the new place, once', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'web');
    await world.say(old, 'I wish I was dead');
    await world.tap(old, 'direct:no');
    const here = await movedFrom(world, old, newPlace(world, 'telegram'));
    await world.advance(DAY_MS);
    const asked = choiceIds(world.heard(here)).filter((id) => id === 'direct:yes');
    expect([asked.length, world.heard(old)]).toEqual([1, []]);
  });

  it('is asked once more about a “no” said as a stranger, before the phrase', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'web');
    const phrase = await phraseAt(world, old);
    const here = newPlace(world, 'telegram');
    await world.say(here, 'I wish I was dead');
    await world.tap(here, 'direct:no');
    await world.say(here, phrase);
    world.heard(here);
    await world.advance(DAY_MS);
    expect(choiceIds(world.heard(here))).toContain('direct:yes');
    await world.advance(2 * DAY_MS);
    expect(choiceIds(world.heard(here))).not.toContain('direct:yes');
  });

  it('hears there that a note sent before was read, and nothing at the old place', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'web');
    await world.tap(old, 'flag-ask-me');
    await world.tap(old, 'flag-no-name');
    const send = choiceIds(world.heard(old)).find((id) => id.startsWith('flag-send:')) ?? '';
    await world.tap(old, send);
    const here = await movedFrom(world, old, newPlace(world, 'telegram'));
    const [flag] = await flagsForUnit(world.tools, memberOf(world.staff.instructor));
    await openFlag(world.tools, memberOf(world.staff.instructor), flag?.id ?? '');
    await world.advance(0);
    expect(textsAt(world, here)).toMatch(/read|seen|opened/i);
    expect(world.heard(old)).toEqual([]);
  });
});

describe('an audit record of a move', () => {
  it('says where to and by what, of whom, and no address', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'web');
    const personId = await personIn(world, old);
    const slack = await movedFrom(world, old, newPlace(world, 'slack'));
    const web = newPlace(world, 'web');
    await world.say(web, `move ${await linkAt(world, slack)}`);
    await asOwner(world.url, async (sql) => {
      const events = await sql`
        select actor, action, subject, detail from ledger.audit_events
        where action in ('phrase-made', 'address-moved', 'move-link-made') order by id`;
      const subject = `person:${personId}`;
      expect(events.map((event) => ({ ...event }))).toEqual([
        { actor: 'person', action: 'phrase-made', subject, detail: {} },
        {
          actor: 'person',
          action: 'address-moved',
          subject,
          detail: { channel: 'slack', by: 'phrase' },
        },
        { actor: 'program', action: 'move-link-made', subject, detail: {} },
        {
          actor: 'person',
          action: 'address-moved',
          subject,
          detail: { channel: 'web', by: 'link' },
        },
      ]);
    });
  });
});
