// An officer changes unit, by a card of the other one: what comes along is their own choice.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { putCards, putUnit } from '../../db/units.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { flagsForUnit, openFlag } from '../../src/trust/flag-inbox.flow.ts';
import { cardCode } from '../support/card-code.ts';
import { memberOf } from '../support/desk-world.ts';
import { sendNote } from '../support/sent-note.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());
const instructor = memberOf(world.staff.instructor);

const other = await (async () => {
  const id = tools.newId();
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putUnit(tx, {
      id,
      name: 'Unit 2',
      region: 'US',
      timeZone: 'America/New_York',
      createdAt: world.now(),
      parentId: null,
    }),
  );
  return id;
})();

async function otherCard(): Promise<string> {
  const code = cardCode(tools.newId());
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putCards(tx, other, [tools.keys.tokenKey(code)], world.now()),
  );
  return code;
}

function idsIn(outbounds: readonly Outbound[]): string[] {
  return outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

const textsIn = (outbounds: readonly Outbound[]) => outbounds.map(({ text }) => text).join('\n');

async function person(from: Address) {
  const [row] = await owner`
    select p.id, p.alias, p.unit_id, p.squad_id, p.region, p.time_zone, p.dialogue
    from officer.people p join officer.addresses a on a.person_id = p.id
    where a.address_key = ${tools.keys.addressKey(from)}`;
  return row;
}

describe('a card of another unit', () => {
  it('moves nobody before they say so, and is not used up by being shown', async () => {
    const from = await world.joined('en');
    const code = await otherCard();
    await world.say(from, code);
    const offered = world.heard(from);
    expect(textsIn(offered)).toContain('That card is from Unit 2.');
    expect(idsIn(offered)).toEqual(['unit-keep', 'unit-clean', 'unit-stay']);
    await world.tap(from, 'unit-stay');
    expect(await person(from)).toMatchObject({ unit_id: world.unitId, dialogue: {} });
    const [used] = await owner`
      select count(*)::int as n from officer.card_uses where card_key = ${tools.keys.tokenKey(code)}`;
    expect(used).toEqual({ n: 0 });
  });

  it('takes alias and history along, with the other unit’s place and no squad', async () => {
    const from = await world.joined('en');
    await world.tap(from, `squad:${world.squadIds[0]}`);
    const before = await person(from);
    const code = await otherCard();
    await world.bring(from, { kind: 'command', name: 'start', rest: code });
    await world.tap(from, 'unit-keep');
    expect(textsIn(world.heard(from))).toContain('Unit 2');
    expect(await person(from)).toEqual({
      ...before,
      unit_id: other,
      squad_id: null,
      region: 'US',
      time_zone: 'America/New_York',
      dialogue: expect.not.objectContaining({ waiting: expect.anything() }),
    });
    const late = await world.joined('en');
    await world.say(late, code);
    expect(textsIn(world.heard(late))).toMatch(/used|joined with that card|worked once|spent/);
  });

  it('takes back the note to the old unit’s instructor, who finds nothing to open', async () => {
    const from = await world.joined('en');
    const flagId = await sendNote(world, from);
    expect(await flagsForUnit(tools, instructor)).toContainEqual(
      expect.objectContaining({ id: flagId, standing: 'open' }),
    );
    await world.say(from, await otherCard());
    expect(textsIn(world.heard(from))).toContain('will be taken back');
    await world.tap(from, 'unit-keep');
    await world.advance(60_000);
    expect(await openFlag(tools, instructor, flagId)).toEqual({ kind: 'taken-back' });
  });

  it('leaves an open talk with its counselor', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    await world.say(from, await otherCard());
    await world.tap(from, 'unit-keep');
    world.heard(from);
    const taken = await takeMostUrgent(tools, world.staff.counselor);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    const { counselor } = world.staff;
    await sayToOfficer(tools, counselor, taken.caseId, 'still with you', tools.newId());
    expect(textsIn(world.heard(from))).toContain('still with you');
  });

  it('lets somebody leave clean: everything goes, and the card then joins a stranger', async () => {
    const from = await world.joined('en');
    const before = await person(from);
    const code = await otherCard();
    await world.say(from, code);
    world.heard(from);
    await world.tap(from, 'unit-clean');
    expect(idsIn(world.heard(from))).toEqual(['erase:yes', 'erase:no']);
    await world.tap(from, 'erase:yes');
    expect(await person(from)).toBeUndefined();
    await world.say(from, code);
    const after = await person(from);
    expect(after).toMatchObject({ unit_id: other });
    expect(after?.['id']).not.toBe(before?.['id']);
    expect(after?.['alias']).not.toBe(before?.['alias']);
  });

  it('is refused when it was used, or is of the same unit; other words stay words', async () => {
    const from = await world.joined('en');
    const [mine, theirs] = [await world.card(), await otherCard()];
    await world.say(from, mine);
    expect(idsIn(world.heard(from))).toEqual([]);
    const first = await world.joined('en');
    await world.say(first, theirs);
    await world.tap(first, 'unit-keep');
    await world.say(from, theirs);
    expect(idsIn(world.heard(from))).toEqual([]);
    await world.say(from, 'whatever');
    expect(textsIn(world.heard(from))).not.toMatch(/code|card/);
    expect(await person(from)).toMatchObject({ unit_id: world.unitId });
  });

  it('of two who use it at once, joins one', async () => {
    const [one, two] = [await world.joined('en'), await world.joined('en')];
    const code = await otherCard();
    for (const from of [one, two]) await world.say(from, code);
    await Promise.all([world.tap(one, 'unit-keep'), world.tap(two, 'unit-keep')]);
    const units = [(await person(one))?.['unit_id'], (await person(two))?.['unit_id']];
    expect(new Set(units)).toEqual(new Set([other, world.unitId]));
  });

  it.each(['unit-keep', 'unit-clean', 'unit-stay'])('answers an old button: %s', async (tap) => {
    const from = await world.joined('zh-CN');
    await world.tap(from, tap);
    expect(textsIn(world.heard(from))).toMatch(/按钮|过期|选项/);
  });

  it('is recorded as a move to a unit, and as nothing in the old one', async () => {
    const records = await owner`
      select distinct actor, detail from ledger.audit_events where action = 'unit-changed'`;
    expect([...records]).toEqual([{ actor: 'person', detail: { unit: other } }]);
  });
});
