// Requests that should not work, counted. Whatever the answer, it is never a fault of ours and
// always carries the headers that every answer owes.

import { afterAll, expect } from 'vitest';
import { expectSafe } from '../support/safe-headers.ts';

export type Sent = {
  readonly method?: string;
  readonly cookie?: string;
  /** Empty: none is sent. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | FormData | Buffer<ArrayBuffer>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it sends the browser on, without what follows a `?`. */
  readonly to: string;
};

export type Attempts = {
  /** Sends it as our own page would, unless told otherwise. */
  send(path: string, sent?: Sent): Promise<Answer>;
  readonly count: () => number;
};

export function openAttempts(url: string, what: string): Attempts {
  let count = 0;
  afterAll(() => {
    process.stdout.write(`${what}: ${count} attempts\n`);
    expect(count).toBeGreaterThan(0);
  });
  return {
    count: () => count,
    async send(path, { method = 'GET', cookie = '', origin, headers = {}, body } = {}) {
      count += 1;
      const isSafe = ['GET', 'HEAD'].includes(method);
      const from = origin ?? (isSafe ? '' : url);
      const answer = await fetch(url + path, {
        method,
        headers: { ...(cookie && { cookie }), ...(from && { origin: from }), ...headers },
        redirect: 'manual',
        ...(body !== undefined && { body }),
      });
      const label = `${method} ${path}`;
      expect(answer.status, label).toBeLessThan(500);
      expectSafe(answer, label);
      const text = await textOf(answer);
      const [to = ''] = (answer.headers.get('location') ?? '').split('?');
      return { status: answer.status, headers: answer.headers, text, to };
    },
  };
}

/** A stream has no end to wait for. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') !== true)
    return answer.text();
  await answer.body?.cancel();
  return '';
}

export function isIn({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
