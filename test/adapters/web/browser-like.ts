// What a browser does with the API: keeps the cookie, posts JSON, reads a stream.

import type { WebLine } from '../../../adapters/web/render.ts';

export type Reader = {
  /** The next line that comes. */
  next(): Promise<WebLine>;
  /** What has come and was not taken yet. */
  rest(): readonly WebLine[];
  close(): void;
  readonly ended: Promise<void>;
};

export type Visitor = {
  cookie: string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  say(words: string, id?: string): Promise<Response>;
  choose(choice: string): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  read(from?: { readonly after?: string; readonly lastEventId?: string }): Promise<Reader>;
};

export async function visit(url: string, languageHint = 'en'): Promise<Visitor> {
  const visitor: Visitor = {
    cookie: '',
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: visitor.cookie, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    say: (words, id = crypto.randomUUID()) => visitor.post('/api/say', { id, words }),
    choose: (choice) => visitor.post('/api/say', { id: crypto.randomUUID(), choice }),
    get: (path, headers = {}) =>
      fetch(url + path, { headers: { cookie: visitor.cookie, ...headers } }),
    read: async ({ after, lastEventId } = {}) => {
      const ending = new AbortController();
      const answer = await fetch(
        `${url}/api/stream${after === undefined ? '' : `?after=${after}`}`,
        {
          headers: {
            cookie: visitor.cookie,
            ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
          },
          signal: ending.signal,
        },
      );
      return reader(answer, () => ending.abort());
    },
  };
  const made = await visitor.post('/api/session', { languageHint });
  visitor.cookie = made.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  return visitor;
}

function reader(answer: Response, close: () => void): Reader {
  const lines: WebLine[] = [];
  let came = Promise.withResolvers<void>();
  async function follow(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: line\ndata: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) lines.push(JSON.parse(data) as WebLine);
      }
      came.resolve();
      came = Promise.withResolvers();
    }
  }
  const ended = follow().catch(() => undefined);
  return {
    async next() {
      for (;;) {
        const line = lines.shift();
        if (line !== undefined) return line;
        await came.promise;
      }
    },
    rest: () => lines,
    close,
    ended,
  };
}
