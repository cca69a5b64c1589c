import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const HOUR_MS = 3_600_000;

function stranger(): Address {
  return { channel: 'terminal', id: world.tools.newId() };
}

async function bring(from: Address, code: string, languageHint = 'en'): Promise<string> {
  const said = { kind: 'command', name: 'start', rest: code } as const;
  await world.bring(from, said, { languageHint });
  return world
    .heard(from)
    .map(({ text, choices = [] }) => [text, ...choices.map(({ id }) => id)].join(' '))
    .join('\n');
}

async function leaveIn(left: number): Promise<void> {
  const at = world.now();
  await asOwner(world.url, (sql) => sql`update ledger.paces set "left" = ${left}, at = ${at}`);
}

describe('codes of cards', () => {
  it('count together when they are wrong, whoever tries them', async () => {
    for (let n = 0; n < 3; n += 1) await bring(stranger(), 'AAAA-2222');
    await asOwner(world.url, async (sql) => {
      expect(await sql`select name, "left" from ledger.paces`).toEqual([
        { name: 'wrong-codes', left: 497 },
      ]);
    });
  });

  it('cost nothing when they are right', async () => {
    expect(await bring(stranger(), await world.card())).toContain('squad:none');
    await asOwner(world.url, async (sql) => {
      expect((await sql`select "left" from ledger.paces`)[0]).toEqual({ left: 497 });
    });
  });

  it.each([
    ['en', /code/i],
    ['zh-CN', /号码/],
  ])(
    'are looked up for nobody once too many were wrong, and it says so in %s',
    async (locale, says) => {
      await leaveIn(0.5);
      const [from, card] = [stranger(), await world.card()];
      const refused = await bring(from, card, locale);
      expect(refused).toMatch(says);
      expect(refused).not.toContain('squad:none');
      await world.advance(HOUR_MS);
      expect(await bring(from, card, locale)).toContain('squad:none');
    },
  );

  it('being closed keeps nobody from help', async () => {
    await leaveIn(0);
    const from = stranger();
    await world.say(from, 'I want to die tonight');
    expect(JSON.stringify(world.heard(from))).toMatch(/12356|110/);
  });
});
