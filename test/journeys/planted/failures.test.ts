// Promise 3 through every kind of failure: each quotes what it was given, as libraries and the
// database do, and nothing of it is in any table, log line, error, note, file or bell.

import { describe, expect, it } from 'vitest';
import { cut, mend } from '../../support/outage.ts';
import { filesBelow } from './places.ts';
import { openPlanted } from './planted-world.ts';
import { searched, secretsOf, TOLD } from './secrets.ts';

const planted = await openPlanted();
const { world, owner, joined, tried, secrets, everywhere, givenUp } = planted;
const { tools } = world;

describe('what was planted and met a failure', () => {
  it('of the rules is nowhere but sealed', async () => {
    const from = await joined();
    await tried(world.say(from, TOLD['words that rules could not rate']));
    expect(world.logged()).toContain('rules-failed');
    expect(await planted.found()).toEqual([]);
  });

  it('of the model is nowhere but sealed, given up at last', async () => {
    const from = await joined();
    await world.say(from, TOLD['the first words']);
    await tried(world.advance(1_000));
    expect(planted.choked()).toBeGreaterThan(0);
    await givenUp();
    expect(world.logged()).toContain('opinion-given-up');
    expect(await planted.found()).toEqual([]);
  });

  it('of a channel, which quotes what it was to send and to whom, is nowhere but sealed', async () => {
    const from = await joined();
    world.plug({
      name: 'terminal',
      send: async (address, { text }) => {
        throw Object.assign(new Error(`${address.id} did not get ${text}`), { response: { text } });
      },
      stop: async () => undefined,
    });
    await tried(world.say(from, `I want to die ${TOLD['words in a case']}`));
    expect(await givenUp()).toContain('say.v1');
    expect(
      searched(await everywhere(), [...secrets(), ...secretsOf({ address: from.id })]),
    ).toEqual([]);
  });

  it('of the database, which prints what it was given, is nowhere but sealed', async () => {
    const from = await joined();
    await owner`create function officer.refuse() returns trigger language plpgsql as
      $$ begin raise exception 'not this: %', new; end $$`;
    await owner`create trigger refuse before insert on officer.messages
      for each row execute function officer.refuse()`;
    await tried(world.say(from, TOLD['words that could not be stored']));
    expect(world.logged()).toContain('message-not-committed');
    expect(await planted.found()).toEqual([]);
    await owner`drop trigger refuse on officer.messages`;
  });

  it('of the database being away lies sealed on disk, and later in a table', async () => {
    const from = await joined();
    await owner.end();
    await cut(world.url);
    await tried(world.say(from, TOLD['words while the database was away']));
    const spooled = await filesBelow(tools.settings.spoolFolder);
    expect(spooled.size).toBeGreaterThan(0);
    expect(searched(spooled, [...secrets(), ...secretsOf({ address: from.id })])).toEqual([]);
    await mend(world.url);
    await tried(world.advance(1_000));
    expect(await planted.found()).toEqual([]);
  });
});
