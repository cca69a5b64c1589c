// One's own data by a one-time link, asked for on every channel through its real library.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/core/message.ts';
import { openOwnDataLink } from '../../src/trust/own-data/link.flow.ts';
import { openEnd } from '../support/ends.ts';
import { openWorld } from '../support/world.ts';

const WORDS = '这周真长 periwinkle';
const MINUTE_MS = 60_000;

function tokenIn(text: string): string {
  return /\/own-data#([\w-]{43})/.exec(text)?.[1] ?? '';
}

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const end = await openEnd(channel, world);
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterAll(() => owner.end());

  it('a link comes, and opens everything in every form, once', async () => {
    await end.say('你好');
    await end.until(/卡/);
    await end.say(await world.card());
    await end.until(/squad:none/);
    await end.press('squad:none');
    await end.until(/slip:scores:yes/);
    await end.press('slip:scores:yes');
    await end.until(/\S/);
    await end.say(WORDS);
    await end.until(/slip:words:yes/);
    await end.press('slip:words:yes');
    await end.until(/\S/);
    await end.say(WORDS);
    await end.until(/\S/);
    await end.say('我的数据');
    const token = tokenIn(await end.until(/own-data#/));
    const files = (await openOwnDataLink(world.tools, token)) ?? [];
    expect(files.map(({ form }) => form)).toEqual(['json', 'page', 'fhir']);
    for (const { form, body } of files)
      expect(body.includes('periwinkle'), form).toBe(form !== 'fhir');
    expect(files[1]?.body).toContain('lang="zh-CN"');
    expect(await openOwnDataLink(world.tools, token)).toBeUndefined();
  });

  it('a link is over after a quarter of an hour, and once a newer one was asked for', async () => {
    await end.say('我的数据');
    const early = tokenIn(await end.until(/own-data#/));
    await end.say('我的数据');
    const late = tokenIn(await end.until(/own-data#/));
    expect(await openOwnDataLink(world.tools, early)).toBeUndefined();
    await world.advance(15 * MINUTE_MS);
    expect(await openOwnDataLink(world.tools, late)).toBeUndefined();
  });

  it('the token stands in no table, outbox row, audit record or log', async () => {
    await end.say('我的数据');
    const token = tokenIn(await end.until(/own-data#/));
    const tables = await owner<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('ledger', 'officer', 'station') and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const rows = await owner.unsafe(`select t::text as row from ${name} t`);
      expect(rows.map(({ row }) => String(row)).join(), name).not.toContain(token);
    }
    expect(world.logged()).not.toContain(token);
  });

  it('making a link and opening it are recorded, the opening as the officer’s own', async () => {
    const records = await owner`
      select actor, action, detail from ledger.audit_events
      where action like 'own-data%' order by id limit 2`;
    expect([...records]).toEqual([
      { actor: 'program', action: 'own-data-link-made', detail: {} },
      { actor: 'person', action: 'own-data-exported', detail: { form: 'all' } },
    ]);
  });
});

describe('a link', () => {
  it('is dead once the person has erased their data', async () => {
    const world = await openWorld();
    const from = await world.joined('en');
    await world.tap(from, 'own-data');
    const token = tokenIn(
      world
        .heard(from)
        .map(({ text }) => text)
        .join(),
    );
    expect(token).not.toBe('');
    await world.tap(from, 'erase:yes');
    expect(await openOwnDataLink(world.tools, token)).toBeUndefined();
  });
});
