// Who guesses phrases is stopped; who needs help is not mistaken for one who moves.

import { describe, expect, it } from 'vitest';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { rate } from '../../src/listening/rate.ts';
import { phraseOf } from '../../src/trust/moving/phrase.ts';
import { asOwner } from '../support/databases.ts';
import { memberOf } from '../support/desk-world.ts';
import { everyRow } from '../support/every-row.ts';
import { newPlace, phraseAt, textsAt } from '../support/moving.ts';
import { openWorld } from '../support/world.ts';

const WAIT = 'That was tried too often just now';
const HOUR_MS = 3_600_000;

function made(n: number): string {
  return phraseOf(new Uint8Array(16).fill(n), 'en').join(' ');
}

describe('wrong phrases', () => {
  it('at one place close it for an hour after five, the right one too, and no other place', async () => {
    const world = await openWorld();
    const old = await world.joined('en', 'web');
    const phrase = await phraseAt(world, old);
    const here = newPlace(world, 'web');
    for (let n = 0; n < 5; n += 1) await world.say(here, made(n));
    expect(textsAt(world, here)).not.toContain(WAIT);
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain(WAIT);
    await world.say(here, 'hello');
    expect(textsAt(world, here)).not.toContain(WAIT);
    const other = newPlace(world, 'web');
    await world.say(other, made(9));
    expect(textsAt(world, other)).toContain("I don't know that phrase");
    await world.advance(HOUR_MS);
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain("You're here now");
  });

  it('from ever new places close it for everybody, for a while', async () => {
    const world = await openWorld();
    for (const n of [1, 2]) await world.say(newPlace(world, 'web'), made(n));
    await asOwner(world.url, async (sql) => {
      const [bucket] = await sql`select * from ledger.paces where name = 'wrong-phrases'`;
      expect(bucket?.['left']).toBe(98);
      await sql`update ledger.paces set "left" = "left" - 98 where name = 'wrong-phrases'`;
    });
    const here = newPlace(world, 'web');
    await world.say(here, made(3));
    expect(textsAt(world, here)).toContain(WAIT);
    await world.advance(HOUR_MS);
    await world.say(here, made(3));
    expect(textsAt(world, here)).toContain("I don't know that phrase");
  });
});

describe('a phrase that sounds like a cry for help', () => {
  it('is answered as one, with the card, and still not kept', async () => {
    const sounds = { level: 'L3', labels: ['crisis'], stressors: [], reasons: [] } as const;
    let isAlarming = false;
    const world = await openWorld({ rate: (words) => (isAlarming ? sounds : rate(words)) });
    const old = await world.joined('en', 'web');
    const phrase = await phraseAt(world, old);
    const here = await world.joined('en', 'telegram');
    isAlarming = true;
    await world.say(here, phrase);
    expect(textsAt(world, here)).toContain('12356');
    isAlarming = false;
    const messages = (await everyRow(world.url)).get('officer.messages') ?? '';
    expect(messages.split('\n').filter((row) => row !== '')).toHaveLength(1);
  });

  it('is answered and kept as one where it was no phrase at all', async () => {
    const world = await openWorld();
    const here = newPlace(world, 'web');
    const rest = '我不想活了，枪就在手里';
    await world.bring(here, { kind: 'command', name: 'phrase', rest });
    expect(textsAt(world, here)).toContain('12356');
    const counselor = memberOf(world.staff.counselor);
    const taken = await takeMostUrgent(world.tools, counselor);
    const opened = await openCase(
      world.tools,
      counselor,
      taken.kind === 'taken' ? taken.caseId : '',
    );
    expect(opened).toMatchObject({
      view: { said: [{ words: rest }], officer: { locale: 'zh-CN' } },
    });
  });

  it('is never given out', async () => {
    let asked = 0;
    const world = await openWorld({
      rate: (words) => {
        if (words.split(' ').length !== 12) return rate(words);
        asked += 1;
        return { level: asked < 4 ? 'L2' : 'L0', labels: [], stressors: [], reasons: [] };
      },
    });
    await phraseAt(world, await world.joined('en', 'web'));
    expect(asked).toBe(4);
  });
});
