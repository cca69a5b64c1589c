// Requests that should not work, counted. Whatever the answer, it is never a fault of ours and
// always carries the headers that every answer owes.

import { afterEach, expect } from 'vitest';
import { type RawAnswer, sendRaw } from '../support/raw-http.ts';
import { expectSafe } from '../support/safe-headers.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** HTTP requests that a file of the attack suite sent; total.ts adds them up. */
    attempts?: number;
  }
}

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
  /** Sends these bytes, whatever they are. */
  sendRaw(bytes: string): Promise<RawAnswer>;
};

export function openAttempts(url: string): Attempts {
  let count = 0;
  afterEach(({ task }) => {
    task.file.meta.attempts = count;
  });
  return {
    async sendRaw(bytes) {
      count += 1;
      const answer = await sendRaw(url, bytes);
      const [label = ''] = bytes.split('\r\n');
      expect(answer.status, label).toBeLessThan(500);
      expectSafe(answer, label);
      return answer;
    },
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
