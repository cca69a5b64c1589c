import { describe, expect, it } from 'vitest';
import { asOwner } from '../../../support/databases.ts';
import { openWholeSite } from '../../../support/whole-site.ts';
import { visit } from '../browser-like.ts';

const TIGHT = { burst: 2, perSecond: 0.1 };
const FREE = { burst: 1e9, perSecond: 1 };
const tight = { session: TIGHT, network: { burst: 100, perSecond: 1 } };
const { url, world } = await openWholeSite({
  paces: {
    look: { session: FREE, network: FREE },
    press: tight,
    crisis: tight,
    door: { session: TIGHT, network: TIGHT },
  },
  bounds: { streams: { session: 2, network: 100, all: 100 } },
});

type Answer = { readonly error: string; readonly lines: readonly { readonly text: string }[] };

async function messagesKept(): Promise<number> {
  let count = 0;
  await asOwner(world.url, async (sql) => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from officer.cases`;
    count = row?.n ?? 0;
  });
  return count;
}

describe('whoever sends too much', () => {
  it('is asked to wait, and told how long', async () => {
    const visitor = await visit(url);
    for (const words of ['one', 'two']) expect((await visitor.say(words)).status).toBe(200);
    const third = await visitor.say('three');
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await third.json()).toEqual({ error: 'too-many', lines: [] });
  });

  it.each([
    ['en', 'I want to die tonight', /12356|110/],
    ['zh-CN', '我不想活了，今晚就动手', /12356|110/],
  ])('is let in with words that need help: %s', async (locale, words, numbers) => {
    const visitor = await visit(url, locale);
    for (let n = 0; n < 3; n += 1) await visitor.say('hello');
    const cases = await messagesKept();
    expect((await visitor.say(words)).status).toBe(200);
    expect(await messagesKept()).toBe(cases + 1);
    expect((await visitor.say(words)).status).toBe(200);
    // Beyond even that, nothing more is stored, and the card comes all the same.
    const beyond = await visitor.say(words);
    expect(beyond.status).toBe(429);
    const { lines } = (await beyond.json()) as Answer;
    expect(lines.map(({ text }) => text).join()).toMatch(numbers);
    const inACard = await visitor.post('/api/join', { card: words.slice(0, 60) });
    expect(((await inACard.json()) as Answer).lines).toHaveLength(1);
  });

  it('has the page with the numbers in it, however often', async () => {
    for (let n = 0; n < 40; n += 1) expect((await fetch(url)).status).toBe(200);
  });

  it.each([
    ['en', 'A little slower, please'],
    ['zh-CN', '请慢一点'],
  ])('reads so at the console in %s', async (language, title) => {
    const post = () =>
      fetch(`${url}/console/sign-in`, {
        method: 'POST',
        headers: { origin: url, 'accept-language': language },
        body: new URLSearchParams({ token: 'made-up' }),
      });
    const answers = [await post(), await post(), await post()];
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('10');
    expect(await answers.at(-1)?.text()).toContain(title);
  });

  it('may hold so many streams and no more', async () => {
    const visitor = await visit(url);
    const first = await visitor.get('/api/stream');
    const second = await visitor.get('/api/stream');
    expect([first.status, second.status]).toEqual([200, 200]);
    const third = await visitor.get('/api/stream');
    expect([third.status, await third.json()]).toEqual([429, { error: 'too-many' }]);
    expect((await (await visit(url)).get('/api/stream')).status).toBe(200);
    await first.body?.cancel();
    await until(async () => (await visitor.get('/api/stream')).status === 200);
  });

  it('leaves no stream behind by asking only for its head', async () => {
    const visitor = await visit(url);
    for (let n = 0; n < 5; n += 1) {
      const answer = await fetch(`${url}/api/stream`, {
        method: 'HEAD',
        headers: { cookie: visitor.cookie },
      });
      expect(answer.status).toBe(200);
    }
    expect((await visitor.get('/api/stream')).status).toBe(200);
  });
});

/** The far end hears of a close when it hears of it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
