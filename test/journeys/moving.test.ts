// An alias moves with its officer: from one browser to another, to a messenger, out of one.

import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { makePhrase } from '../../src/trust/moving/phrase.flow.ts';
import { everyRow } from '../support/every-row.ts';
import { linkAt, newPlace, personIn, phraseAt, textsAt } from '../support/moving.ts';
import { cut, mend } from '../support/outage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;

const personAt = (address: Address) => personIn(world, address);

describe('a recovery phrase', () => {
  it.each(['web', 'telegram', 'slack', 'terminal'] as const)(
    'brings the alias to %s, says goodbye where it was, and is used up',
    async (channel) => {
      const old = await world.joined('en', 'web');
      const personId = await personAt(old);
      const phrase = await phraseAt(world, old);
      const here = newPlace(world, channel);
      await world.say(here, phrase);
      expect(textsAt(world, here)).toContain("You're here now");
      expect(textsAt(world, old)).toContain('moved to another device');
      expect(await personAt(here)).toBe(personId);
      expect(await personAt(old)).toBeUndefined();
      const next = newPlace(world, 'web');
      await world.say(next, phrase);
      expect(textsAt(world, next)).toContain("I don't know that phrase");
      expect(await personAt(here)).toBe(personId);
    },
  );

  it('in Chinese works as it is written on paper, without gaps', async () => {
    const old = await world.joined('zh-CN', 'web');
    const phrase = await phraseAt(world, old);
    expect(phrase).toMatch(/^(\p{Script=Han} ){11}\p{Script=Han}$/u);
    const here = newPlace(world, 'telegram');
    await world.say(here, `恢复短语 ${phrase.replaceAll(' ', '')}`);
    expect(textsAt(world, here)).toContain('你到这儿了');
  });

  it('tells the newcomer on Slack again who can read there', async () => {
    const phrase = await phraseAt(world, await world.joined('en', 'web'));
    const here = newPlace(world, 'slack');
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain('your employer can export');
  });

  it('is for an alias alone, and a new one takes the place of the old', async () => {
    expect(await makePhrase(tools, newPlace(world, 'web'))).toBeUndefined();
    const stranger = newPlace(world, 'web');
    await world.say(stranger, 'hello');
    expect(await makePhrase(tools, stranger)).toBeUndefined();
    const old = await world.joined('en', 'web');
    const [first, second] = [await phraseAt(world, old), await phraseAt(world, old)];
    const here = newPlace(world, 'web');
    await world.say(here, first);
    expect(textsAt(world, here)).toContain("I don't know that phrase");
    await world.say(here, second);
    expect(await personAt(old)).toBeUndefined();
  });

  it('and every try with one leaves nothing of it anywhere', async () => {
    const old = await world.joined('en', 'web');
    const phrase = await phraseAt(world, old);
    const here = await world.joined('en', 'telegram');
    await world.say(here, phrase);
    await world.say(here, `phrase ${phrase} zoo`);
    const token = await linkAt(world, here);
    await world.say(newPlace(world, 'web'), phrase);
    const secrets = [phrase, Buffer.from(phrase).toString('hex'), token, here.id];
    for (const [table, rows] of await everyRow(world.url))
      for (const secret of secrets) expect(rows.includes(secret), table).toBe(false);
    for (const secret of secrets) expect(world.logged()).not.toContain(secret);
    expect(world.logged()).not.toContain(phrase.split(' ').slice(0, 3).join(' '));
  });

  it('used from two places at once brings the alias to one of them', async () => {
    const old = await world.joined('en', 'web');
    const personId = await personAt(old);
    const phrase = await phraseAt(world, old);
    const places = [newPlace(world, 'web'), newPlace(world, 'telegram')];
    await Promise.all(places.map((place) => world.say(place, phrase)));
    const there = await Promise.all(places.map(personAt));
    expect(there.filter((id) => id === personId)).toHaveLength(1);
  });

  it('is refused where an alias is already, or a talk is open, and stays good', async () => {
    const old = await world.joined('en', 'web');
    const phrase = await phraseAt(world, old);
    const other = await world.joined('en', 'telegram');
    await world.say(other, phrase);
    expect(textsAt(world, other)).toContain("There's an alias in this chat already");
    await world.say(old, phrase);
    expect(textsAt(world, old)).toContain("You're here already");
    const talking = newPlace(world, 'telegram');
    await world.bring(talking, { kind: 'command', name: 'talk', rest: '' });
    world.heard(talking);
    await world.say(talking, phrase);
    expect(textsAt(world, talking)).toContain('Our talk here is still open');
    await world.tap(talking, 'talk-cancel');
    await world.say(newPlace(world, 'web'), phrase);
    expect(await personAt(old)).toBeUndefined();
  });

  it('goes with an erasure', async () => {
    const old = await world.joined('en', 'web');
    const personId = (await personAt(old)) ?? '';
    const phrase = await phraseAt(world, old);
    const kept = async () => (await everyRow(world.url)).get('officer.recovery_phrases') ?? '';
    expect(await kept()).toContain(personId);
    await world.tap(old, 'erase-ask');
    await world.tap(old, 'erase:yes');
    const here = newPlace(world, 'web');
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain("I don't know that phrase");
    expect(await kept()).not.toContain(personId);
  });

  it('said in a group moves nothing', async () => {
    const old = await world.joined('en', 'web');
    const group = newPlace(world, 'telegram');
    const words = await phraseAt(world, old);
    await world.bring(group, { kind: 'words', words }, { place: 'group' });
    expect(textsAt(world, group)).toContain('write to me directly');
    expect(await personAt(old)).toBeDefined();
  });

  it('while the database is away is not kept for later: they are told to try again', async () => {
    const phrase = await phraseAt(world, await world.joined('en', 'web'));
    const here = newPlace(world, 'telegram');
    await cut(world.url);
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain("I can't bring it over just now");
    expect(await readdir(tools.settings.spoolFolder)).toEqual([]);
    await mend(world.url);
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain("You're here now");
  });
});

describe('every move', () => {
  it('leaves a record without any address, and no outbox row with a secret', async () => {
    const events = (await everyRow(world.url)).get('ledger.audit_events') ?? '';
    for (const action of ['phrase-made', 'address-moved', 'move-link-made'])
      expect(events).toContain(action);
  });
});
