// Promise 3, looked for everywhere: what officers wrote and who they are, planted on real channels,
// is in no table, log line, note, file or bell.

import { describe, expect, it } from 'vitest';
import { takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { openFlag } from '../../../src/trust/flag-inbox.flow.ts';
import { memberOf } from '../../support/desk-world.ts';
import { openEnd } from '../../support/ends.ts';
import { openPlanted } from './planted-world.ts';
import { searched, secretsOf, TOLD } from './secrets.ts';

const planted = await openPlanted();
const { world, owner, freshCard, joined, press, everywhere } = planted;
const { tools } = world;
const counselor = memberOf(world.staff.counselor);

const SLOW = { timeout: 60_000 };

/** On a slow machine the card comes from memory, and the case a moment later. */
async function taken(): Promise<string> {
  let caseId = '';
  await expect
    .poll(
      async () => {
        await world.advance(1_000);
        const next = await takeMostUrgent(tools, counselor);
        if (next.kind === 'taken') caseId = next.caseId;
        return caseId;
      },
      { timeout: 30_000 },
    )
    .not.toBe('');
  return caseId;
}

describe('what was planted', () => {
  it.each(['telegram', 'slack', 'web'] as const)(
    'on %s is nowhere but sealed',
    SLOW,
    async (channel) => {
      const end = await openEnd(channel, world);
      await end.say(TOLD['the first words']);
      await end.until(/010-82951332/);
      await end.say(await freshCard());
      await end.until(/squad:none/);
      await end.press('squad:none');
      await end.until(/slip:scores:yes/);
      await end.press('slip:scores:yes');
      await end.until(/\S/);
      await end.say(TOLD['第一句话']);
      await end.until(/slip:words:yes/);
      await end.press('slip:words:yes');
      await end.until(/\S/);
      await end.say(`我不想活了 ${TOLD['案里的话']}`);
      await end.until(/12356/);
      await end.say(TOLD['words in a case']);
      const caseId = await taken();
      await sayToOfficer(tools, counselor, caseId, TOLD['a counselor’s words'], tools.newId());
      await end.until(/kestrel/);
      expect(await planted.found()).toEqual([]);
    },
  );

  it('in notes, check-ins and sealed cards is nowhere but sealed', async () => {
    const from = await joined();
    await press(from, 'check-in');
    await press(from, 'mood:3');
    await press(from, 'sleep:');
    await world.say(from, TOLD['what was written after a check-in']);
    await world.tap(from, 'flag-write');
    await world.say(from, TOLD['a note to an instructor']);
    await press(from, 'flag-send');
    await world.advance(0);
    const [flag] = await owner<{ id: string }[]>`select id from station.flag_inbox limit 1`;
    const reader = { ...memberOf(world.staff.instructor), unitId: world.unitId };
    const opened = await openFlag(tools, reader, flag?.id ?? '');
    expect(opened).toMatchObject({ words: TOLD['a note to an instructor'] });
    await world.tap(from, 'card');
    await press(from, 'slip:card:yes');
    for (const part of [
      'a name on a sealed card',
      'a phone on a sealed card',
      'a contact on a sealed card',
      'a contact’s phone',
    ] as const)
      await world.say(from, TOLD[part]);
    expect(await owner`select from officer.sealed_cards`).toHaveLength(4);
    expect(await planted.found()).toEqual([]);
  });

  it('in an alias is on the officers’ side alone', async () => {
    const rows = await owner<{ alias: string }[]>`
      select alias from officer.people where alias is not null`;
    expect(rows.length).toBeGreaterThan(3);
    const aliases = secretsOf(Object.fromEntries(rows.map(({ alias }) => [alias, alias])));
    const places = await everywhere();
    for (const form of ['text', 'binary']) places.delete(`officer.people as ${form}`);
    expect(searched(places, aliases)).toEqual([]);
  });
});
