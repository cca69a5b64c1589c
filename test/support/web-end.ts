// A browser's part of the web chat, over real HTTP and the real event stream.

import { openWeb } from '../../adapters/web/index.ts';
import { openServer } from '../../adapters/web/server.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Receive } from '../../src/core/ports.ts';
import { afterwards } from './afterwards.ts';
import type { World } from './world.ts';

type Line = { readonly text: string; readonly choices: readonly Choice[] };

export async function webEnd(world: World, bring: Receive) {
  const web = openWeb(world.tools, bring);
  world.plug(web);
  const server = await openServer({
    chat: web.routes(),
    hooks: [],
    health: async () => ({ ok: true }),
    log: world.tools.log,
    place: world.tools.settings,
    clock: world.tools.clock,
    proxies: 0,
    port: 0,
    host: '127.0.0.1',
  });
  const leaving = new AbortController();
  afterwards(async () => {
    leaving.abort();
    await web.stop();
    await server.stop();
  });
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    origin: server.url,
  };
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
    return answer;
  };
  const session = await post('/api/session', { languageHint: 'zh-CN' });
  headers['cookie'] = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const stream = await fetch(`${server.url}/api/stream`, { headers, signal: leaving.signal });
  const lines = linesOf(stream);
  return {
    say: async (words: string) => void (await post('/api/say', { id: crypto.randomUUID(), words })),
    press: async ({ id }: Choice) =>
      void (await post('/api/say', { id: crypto.randomUUID(), choice: id })),
    next: async () => {
      const { value, done } = await lines.next();
      if (done === true || value === undefined) throw new Error('the stream ended');
      return value;
    },
  };
}

/** The `data:` of each event that carries a line. */
async function* linesOf(answer: Response): AsyncGenerator<Line> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: line\ndata: ?(.*)$/m.exec(event)?.[1];
      const line = data === undefined ? undefined : (JSON.parse(data) as Partial<Line>);
      if (line?.text !== undefined) yield { text: line.text, choices: line.choices ?? [] };
    }
  }
}
