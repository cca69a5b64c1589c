import { describe, expect, it } from 'vitest';
import { eventsAbout } from '../../../db/audit.ts';
import { yesTap } from '../../../src/trust/wordings.ts';
import { type Visitor, visit } from './browser-like.ts';
import { openChat } from './open-chat.ts';

const { url, world } = await openChat();
const { tools } = world;

async function joined(marker: string): Promise<Visitor> {
  const visitor = await visit(url);
  await visitor.post('/api/join', { card: await world.card() });
  for (const choice of ['squad:none', yesTap('scores', 'en'), yesTap('words', 'en')])
    await visitor.choose(choice);
  await visitor.say(`A long week, ${marker}.`);
  return visitor;
}

type Own = {
  readonly person: { readonly id: string };
  readonly messages: readonly { readonly words: string }[];
  readonly openings: readonly { readonly actor: string; readonly action: string }[];
};

describe('own data', () => {
  it('comes as a file that no cache keeps, with their own words and nobody else’s', async () => {
    const [mine, other] = await Promise.all([joined('periwinkle'), joined('marigold')]);
    const answer = await mine.get('/api/own-data');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="own-data.json"');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect((JSON.parse(text) as Own).messages.map(({ words }) => words)).toContain(
      'A long week, periwinkle.',
    );
    expect(text).not.toContain('marigold');
    expect(await (await other.get('/api/own-data')).text()).not.toContain('periwinkle');
    expect(world.logged()).not.toMatch(/periwinkle|marigold/);
  });

  it('is audited once for each opening, by the person', async () => {
    const visitor = await joined('lavender');
    const answers = [await visitor.get('/api/own-data'), await visitor.get('/api/own-data')];
    const [first, second] = (await Promise.all(answers.map((answer) => answer.json()))) as Own[];
    const opening = expect.objectContaining({ actor: 'person', action: 'own-data-exported' });
    expect(first?.openings).toEqual([opening]);
    expect(second?.openings).toEqual([opening, opening]);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      eventsAbout(db, [`person:${first?.person.id}`]),
    );
    expect(events.filter(({ action }) => action === 'own-data-exported')).toEqual([
      expect.objectContaining({ actor: 'person', detail: { form: 'json' } }),
      expect.objectContaining({ actor: 'person', detail: { form: 'json' } }),
    ]);
  });

  it('is refused without a session, and not found before anything was said or once erased', async () => {
    const visitor = await visit(url);
    const stranger = await visitor.get('/api/own-data', { cookie: '' });
    expect([stranger.status, await stranger.json()]).toEqual([401, { error: 'no-session' }]);
    const early = await visitor.get('/api/own-data');
    expect([early.status, await early.json()]).toEqual([404, { error: 'not-found' }]);
    expect(early.headers.get('content-disposition')).toBeNull();

    const gone = await joined('heather');
    await gone.choose('erase:yes');
    expect((await gone.get('/api/own-data')).status).toBe(404);
  });

  it('says so while the database is away', async () => {
    const away = await openChat({ isDatabaseAway: true });
    const answer = await (await visit(away.url)).get('/api/own-data');
    expect([answer.status, await answer.json()]).toEqual([503, { error: 'database-away' }]);
  });
});
