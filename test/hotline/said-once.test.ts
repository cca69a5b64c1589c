// What nothing else remembers as said is said once, even where its striking off is lost.

import { describe, expect, it } from 'vitest';

import crisis from '../../prompts/say/en/crisis.json' with { type: 'json' };
import listening from '../../prompts/say/en/listening.json' with { type: 'json' };
import { RetryLater } from '../../src/ops/errors.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { workOutbox } from '../../src/outbox/worker.flow.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const CLAIM_OVER_MS = 61_000;

/** Later, and the database goes away once all is said. */
function losing(ms: number): Tools {
  return {
    ...world.tools,
    clock: () => new Date(world.now().getTime() + ms),
    settle: async () => Promise.reject(new RetryLater('database-away')),
  };
}

async function waiting(kind: string): Promise<number> {
  let count = Number.NaN;
  await asOwner(world.url, async (sql) => {
    const rows = await sql`select 1 from ledger.outbox where effect->>'kind' = ${kind}`;
    count = rows.length;
  });
  return count;
}

describe('what is said by a clock', () => {
  it.each([
    {
      kind: 'keep-talking.v1',
      lines: crisis['keep-talking'],
      ms: 121_000,
      words: ['I am going to kill myself tonight, the gun is in my hand'],
      next: 1,
    },
    { kind: 're-ask.v1', lines: listening['re-ask'], ms: 90_000_000, words: [], next: 0 },
  ])(
    'is said once by $kind, and goes on by one clock',
    async ({ kind, lines, ms, words, next }) => {
      const officer = await world.joined('en', 'telegram');
      for (const said of words) await world.say(officer, said);
      if (words.length === 0) {
        await world.say(officer, "I don't want to live any more");
        await world.tap(officer, 'direct:no');
      }
      expect(await waiting(kind)).toBe(1);
      world.heard(officer);
      await workOutbox(losing(ms));
      await world.advance(ms + CLAIM_OVER_MS);
      const heard = world
        .heard(officer)
        .filter(({ text }) => lines.some((one) => text.includes(one)));
      expect(heard.length).toBe(1);
      expect(await waiting(kind)).toBe(next);
    },
  );
});
