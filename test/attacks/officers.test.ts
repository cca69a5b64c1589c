import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { openAttempts } from './attempts.ts';
import { OWN_WORDS, openStage } from './stage.ts';
import { RAW, STRINGS } from './strings.data.ts';

const stage = await openStage();
const { world, officers } = stage;
const [mine, other] = officers;
const attempts = openAttempts(stage.url);
const SLOW = { timeout: 120_000 };
const JSON_TYPE = { 'content-type': 'application/json' };

const HEADS =
  'squad lang slip slip-ask mood:3 sleep:5 direct means now erase after:better after:worse ' +
  'flag-send flag-edit flag-cancel flag-take-back flag-to flag-readers field trend again card ' +
  'consent take-back seen glass what-comes-later';
const TAILS = ' x .. 0 yes none null undefined %00 \0 \ud800 ::: 1=1--';
const heads = HEADS.split(' ');
const tails = [...TAILS.split(' '), '00000000-0000-0000-0000-000000000000'];

/** What became of it: a receipt, or the code of an error. */
async function choose(cookie: string, choice: string): Promise<string> {
  const body = JSON.stringify({ id: crypto.randomUUID(), choice });
  const { text } = await attempts.send('/api/say', {
    method: 'POST',
    cookie,
    headers: JSON_TYPE,
    body,
  });
  const { receipt, error } = JSON.parse(text) as { receipt?: string; error?: string };
  return receipt ?? error ?? 'nothing';
}

/** All that is stored about an officer, as text. */
async function storedAbout(personId: string): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    world,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'person_id' and table_schema = 'officer' order by 1`,
  );
  const parts = tables.map(
    ({ name }) => `select coalesce(string_agg(t::text, '|' order by t::text), '') as r
      from ${name} t where person_id = '${personId}'`,
  );
  const people = `select t::text as r from officer.people t where id = '${personId}'`;
  return JSON.stringify(await rowsOf(world, [people, ...parts].join(' union all ')));
}

async function idsOf(table: string, personId: string): Promise<string[]> {
  const found = await rowsOf<{ id: string }>(
    world,
    `select id from officer.${table} where person_id = '${personId}'`,
  );
  return found.map(({ id }) => id);
}

describe('an officer', () => {
  it('is answered, whatever the choice that comes back', SLOW, async () => {
    const odd = new Set<string>();
    for (const head of heads) {
      for (const tail of tails)
        odd.add(`${await choose(other.cookie, `${head}:${tail}`)} ${head}:${tail}`);
    }
    const broken = [...odd].filter((one) => !/^(committed|bad-body) /.test(one));
    expect(broken).toEqual([]);
    expect(world.logged()).toBe('');
  });

  it('cannot touch what is another’s, by any id of theirs', SLOW, async () => {
    const [flag] = await rowsOf<{ person_id: string }>(
      world,
      `select person_id from officer.flags where id = '${stage.objects['flag']?.['instructor']}'`,
    );
    const victim = flag?.person_id ?? 'none';
    const ids = [
      victim,
      ...(await idsOf('flags', victim)),
      ...(await idsOf('cases', victim)),
      ...(await idsOf('messages', victim)),
      ...(await idsOf('check_ins', victim)),
    ];
    expect(ids.length).toBeGreaterThan(3);
    const before = await storedAbout(victim);
    for (const id of ids) {
      for (const head of heads) await choose(other.cookie, `${head}:${id}`);
    }
    expect(await storedAbout(victim)).toBe(before);
  });

  it('hears, reads and takes away only what is their own', async () => {
    const own = await attempts.send('/api/own-data', { cookie: mine.cookie });
    expect(own.text).toContain(OWN_WORDS);
    const stranger = await attempts.send('/api/session', {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{}',
    });
    const fresh = stranger.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    for (const path of ['/api/lines', '/api/own-data', '/api/who-saw', '/api/lines?after=0.0'])
      for (const cookie of [fresh, '', 'wl_chat=', `wl_chat=${'B'.repeat(43)}`]) {
        const { status, text } = await attempts.send(path, { cookie });
        expect([200, 401, 404]).toContain(status);
        expect(text).not.toContain(OWN_WORDS);
      }
  });

  it('writes a note that its instructor reads as it is', SLOW, async () => {
    const { cookie } = stage.actor('instructor');
    const writer = await stage.newOfficer();
    for (const [, text] of STRINGS.filter(([, one]) => one.trim() !== '')) {
      await choose(writer.cookie, 'flag-write');
      await writer.say(text.slice(0, 400));
      const { lines } = (await (await writer.get('/api/lines')).json()) as Lines;
      const ids = lines.flatMap(({ choices }) => choices.map(({ id }) => id));
      await choose(writer.cookie, ids.findLast((id) => id.startsWith('flag-send:')) ?? 'none');
    }
    await world.advance(0);
    const sent = await rowsOf<{ id: string }>(world, 'select id from station.flag_inbox');
    expect(sent.length).toBeGreaterThan(5);
    for (const { id } of sent) {
      const { text } = await attempts.send(`/console/flags/${id}`, { method: 'POST', cookie });
      expect(text, id).not.toMatch(RAW);
    }
  });
});

type Lines = {
  readonly lines: readonly { readonly choices: readonly { readonly id: string }[] }[];
};
