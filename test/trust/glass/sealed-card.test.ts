import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/message.ts';
import { LOCALES, type Locale } from '../../../src/core/person.ts';
import { enforceNow } from '../../../src/trust/retention/enforce.flow.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();

async function asked(locale: Locale = 'en'): Promise<Address> {
  const from = await world.joined(locale);
  await world.tap(from, 'card');
  await world.tap(from, yesTo(from));
  world.heard(from);
  return from;
}

function yesTo(from: Address): string {
  const choices = world.heard(from).flatMap(({ choices = [] }) => choices);
  return choices.find(({ id }) => id.startsWith('slip:card:yes'))?.id ?? 'none';
}

async function parts(): Promise<unknown[]> {
  const rows = await rowsOf(world, 'select field from officer.sealed_cards order by field');
  return rows.map(({ field }) => field);
}

function texts(from: Address): string {
  return world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');
}

async function cleared(from: Address): Promise<void> {
  await world.tap(from, 'card-delete');
  world.heard(from);
}

describe.each(LOCALES)('the sealed card in %s', (locale) => {
  it('takes nothing without a yes to its slip', async () => {
    const from = await world.joined(locale);
    await world.tap(from, 'card');
    await world.say(from, 'Wang Xiaoming');
    expect(await parts()).toEqual([]);
  });

  it('can be left unfinished: what was given stays, what was skipped is not there', async () => {
    const from = await asked(locale);
    await world.tap(from, 'card-skip');
    await world.say(from, '13800138000');
    await world.tap(from, 'card-stop');
    expect(texts(from)).toContain('•••••••••00');
    expect(await parts()).toEqual(['phone']);
    await cleared(from);
  });

  it('says that nothing was left when all was skipped', async () => {
    const from = await asked(locale);
    for (let times = 0; times < 3; times += 1) await world.tap(from, 'card-skip');
    expect(texts(from)).toMatch(/nothing is on a card|什么都没有/);
    expect(await parts()).toEqual([]);
  });
});

describe('words that are not for the card', () => {
  it('bring the crisis card, are never sealed as a name, and end the questions', async () => {
    const from = await asked();
    await world.say(from, 'I want to die');
    expect(texts(from)).toMatch(/988|12356|010-82951332/);
    await world.say(from, 'Wang Xiaoming');
    expect(await parts()).toEqual([]);
  });

  it.each([
    'I am so exhausted, I cannot take this any more',
    'it is a long story and you would not believe half of what happened today',
  ])('are answered as words: %s', async (words) => {
    const from = await asked();
    await world.say(from, words);
    expect(texts(from)).not.toMatch(/phone number/i);
    await world.say(from, 'ok'); // the questions are over
    expect(await parts()).toEqual([]);
  });

  it.each(['menu', 'check-in', 'privacy', 'help'])(
    'are whatever comes after turning to %s instead',
    async (choice) => {
      const from = await asked();
      await world.tap(from, choice);
      await world.say(from, 'Wang Xiaoming');
      expect(await parts()).toEqual([]);
    },
  );

  it('are whatever comes a quarter of an hour later', async () => {
    const from = await asked();
    await world.advance(15 * 60_000);
    await world.say(from, 'Wang Xiaoming');
    expect(await parts()).toEqual([]);
    await world.tap(from, 'card-skip');
    expect(texts(from)).toMatch(/button|choice|expired/i);
  });
});

describe('a card that lies there', () => {
  async function left(): Promise<Address> {
    const from = await asked();
    for (const words of ['Wang Xiaoming', '13800138000', 'Li Hua', '13900139000', 'wife'])
      await world.say(from, words);
    world.heard(from);
    return from;
  }

  it('is written anew part by part; what is skipped then comes off it', async () => {
    const from = await left();
    const [before] = await rowsOf(
      world,
      "select sealed from officer.sealed_cards where field = 'name'",
    );
    await world.tap(from, 'card-again');
    await world.say(from, 'Wang Daming');
    await world.tap(from, 'card-skip');
    await world.tap(from, 'card-skip'); // the contact, with all of it
    expect(await parts()).toEqual(['name']);
    const [after] = await rowsOf(
      world,
      "select sealed from officer.sealed_cards where field = 'name'",
    );
    expect(after).not.toEqual(before);
    await cleared(from);
  });

  it('is destroyed by taking the consent back where all consents are', async () => {
    const from = await left();
    await world.tap(from, 'slip-off:card');
    expect(await parts()).toEqual([]);
    expect(texts(from)).toMatch(/destroyed/);
  });

  it('goes with the person', async () => {
    const from = await left();
    await world.tap(from, 'erase:yes');
    expect(await parts()).toEqual([]);
  });

  it('loses its dots after a day, also when nobody said that they are right', async () => {
    const from = await left();
    const masked = 'select field from officer.sealed_cards where mask is not null';
    expect(await rowsOf(world, masked)).toHaveLength(5);
    await world.advance(24 * 3_600_000);
    await enforceNow(world.tools, world.now());
    expect(await rowsOf(world, masked)).toEqual([]);
    expect(await parts()).toHaveLength(5);
    await cleared(from);
  });

  it('leaves a record of which parts, and of nothing in them', async () => {
    const from = await left();
    const records = await rowsOf(
      world,
      "select detail from ledger.audit_events where action = 'card-field-sealed' order by id desc limit 5",
    );
    expect(records.map(({ detail }) => detail)).toEqual(
      ['contact-relation', 'contact-phone', 'contact-name', 'phone', 'name'].map((field) => ({
        field,
      })),
    );
    await cleared(from);
  });
});

describe('where nobody could open a card', () => {
  it('none is offered and none is taken', async () => {
    const alone = await openWorld({ hasStaff: false });
    const from = await alone.joined('en');
    await alone.tap(from, 'card');
    expect(alone.heard(from).map(({ text }) => text)).toEqual([
      expect.stringContaining('nobody on this line who could open'),
    ]);
  });
});
