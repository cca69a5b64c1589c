// A world in which everything that can fail quotes what it was given, and officers whose cards,
// words and addresses are looked for afterwards.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { DESK_TOPIC } from '../../../db/hotline.ts';
import { WEB_TOPIC } from '../../../db/web.ts';
import type { Address } from '../../../src/core/message.ts';
import { rate } from '../../../src/listening/rate.ts';
import { yesTap } from '../../../src/trust/wordings.ts';
import { afterwards } from '../../support/afterwards.ts';
import { openWorld } from '../../support/world.ts';
import { placesOf } from './places.ts';
import { searched, secretsOf, TOLD } from './secrets.ts';

const BREAKS = TOLD['words that rules could not rate'];

export async function openPlanted() {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-planted-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  let choked = 0;
  const choke = async (words: string): Promise<never> => {
    choked += 1;
    throw new Error(`the model choked on: ${words}`);
  };
  const world = await openWorld({
    settings: { checkpointFile: join(folder, 'checkpoints') },
    // A rule that throws, and says what it was reading.
    rate: (words: string) => {
      if (words.includes(BREAKS)) throw new TypeError(`cannot read ${words}`);
      return rate(words);
    },
    // A model's library that quotes the question in its error.
    llm: {
      assess: choke,
      draft: choke,
      changes: choke,
      aid: (wanted) => choke(JSON.stringify(wanted)),
      isResting: () => false,
    },
  });
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterwards(() => owner.end());
  const rung: string[] = [];
  for (const topic of [DESK_TOPIC, WEB_TOPIC])
    await owner.listen(topic, (said) => void rung.push(said));
  const errors: unknown[] = [];
  const cards: string[] = [];
  const tried = <T>(work: Promise<T>) => work.catch((error: unknown) => void errors.push(error));

  async function freshCard(): Promise<string> {
    const code = await world.card();
    cards.push(code);
    return code;
  }

  const everywhere = () => placesOf(world, { folder, rung, errors });
  const secrets = () => secretsOf(Object.fromEntries(cards.map((code, n) => [`card ${n}`, code])));

  return {
    world,
    owner,
    freshCard,
    /** Keeps what was thrown, to be searched with the rest. */
    tried,
    everywhere,
    secrets,
    /** How often the model was asked, and failed. */
    choked: () => choked,
    found: async (): Promise<string[]> => searched(await everywhere(), secrets()),
    /** Lets far more time pass than anything is tried again for. @returns what was given up. */
    givenUp: async (): Promise<unknown[]> => {
      for (let hour = 0; hour < 14; hour += 1) await tried(world.advance(3_600_000));
      const rows = await owner`
        select effect->>'kind' as kind from ledger.outbox where dead_at is not null`;
      return rows.map(({ kind }) => kind);
    },
    /** Presses the choice that was shown last and starts like this. */
    press: async (from: Address, start: string): Promise<void> => {
      const shown = world.heard(from).flatMap(({ choices = [] }) => choices);
      await world.tap(from, shown.findLast(({ id }) => id.startsWith(start))?.id ?? start);
    },
    joined: async (): Promise<Address> => {
      const from = { channel: 'terminal', id: world.tools.newId() } as const;
      const start = { kind: 'command', name: 'start', rest: await freshCard() } as const;
      await world.bring(from, start, { languageHint: 'en' });
      await world.tap(from, 'squad:none');
      for (const scope of ['scores', 'words', 'model'] as const)
        await world.tap(from, yesTap(scope, 'en'));
      return from;
    },
  };
}
