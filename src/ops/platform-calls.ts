// The way out for a platform's library, which asks one server many times a second: on connections
// kept open, to that server alone, never on to another by a redirect, up to a size. It takes of
// `fetch` what such a library gives it, at less than half of what a fetch costs.

import { request as askPlainly, Agent as PlainAgent } from 'node:http';
import { Agent, request as ask } from 'node:https';
import type { Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { GiveUp } from './errors.ts';

type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal?: AbortSignal;
};
type Answer = { json(): Promise<unknown> };

export type PlatformCalls = (url: string, asked: Asked) => Promise<Answer>;

/**
 * An answer that is cut off, too big or a redirect rejects, with nothing of it in the error.
 * @param root Where the platform is, without a slash at the end.
 */
export function openPlatformCalls(root: string, bytesMax: number): PlatformCalls {
  const base = new URL(root);
  const isPlain = base.protocol === 'http:';
  const agent = isPlain ? new PlainAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const where = { ...urlToHttpOptions(base), agent };
  const folder = base.pathname.replace(/\/$/, '');

  return async (url, { method = 'GET', headers = {}, body, signal }) => {
    if (!url.startsWith(`${root}/`)) throw new GiveUp('outgoing-not-allowed');
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const going = (isPlain ? askPlainly : ask)({
      ...where,
      method,
      path: folder + url.slice(root.length),
      headers,
    });
    const stop = (code: string) => {
      reject(new GiveUp(code));
      going.destroy(); // with the error it would reach a connection that is kept already
    };
    signal?.addEventListener('abort', () => stop('outgoing-aborted'), { once: true });
    going.on('error', reject);
    going.on('response', (answer) => {
      const { statusCode = 0 } = answer;
      if (statusCode >= 300 && statusCode < 400) return stop('outgoing-redirected');
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > bytesMax) stop('outgoing-too-big');
      });
      answer.on('error', reject);
      answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    if (body === undefined || typeof body === 'string') going.end(body);
    else body.on('error', () => stop('outgoing-cut')).pipe(going);
    const text = await promise;
    return { json: async () => JSON.parse(text) as unknown };
  };
}
