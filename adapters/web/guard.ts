// What a request must be before anyone reads it: ours, JSON, not too big, not too many.

import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Place } from './session.ts';

/** 100,000 characters, each escaped as twelve bytes at worst, and a little around them. */
const BODY_BYTES_MAX = 1_250_000;

const BURST = 60;
const PER_SECOND = 2;
const READERS_MAX = 10_000;

export const CODES = {
  400: ['bad-json', 'bad-body'],
  401: ['no-session'],
  403: ['not-from-here'],
  404: ['not-found'],
  413: ['too-long'],
  415: ['not-json'],
  429: ['too-many'],
  500: ['went-wrong'],
  503: ['not-accepted', 'database-away', 'stopping'],
} as const;

export type Status = keyof typeof CODES;
export type CodeOf<S extends Status> = (typeof CODES)[S][number];

export function refuse<S extends Status>(c: Context, status: S, error: CodeOf<S>) {
  return c.json({ error }, status);
}

export function headers(): MiddlewareHandler {
  const self = ["'self'"];
  const none = ["'none'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      connectSrc: self,
      workerSrc: self,
      formAction: self,
      frameAncestors: none,
      baseUri: none,
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

/** Writing needs our own page, or a program that sends no origin at all and no form either. */
export function sameOrigin({ publicUrl }: Place): MiddlewareHandler {
  const ours = new URL(publicUrl).origin;
  return async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    // The Host too: in a station's network the chat may be known by more than one name.
    const isOurs = origin === undefined || origin === ours || isHost(origin, c.req.header('host'));
    if (!isOurs || site === 'cross-site') return refuse(c, 403, 'not-from-here');
    return next();
  };
}

export function jsonOnly(): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/i.test(type)) return refuse(c, 415, 'not-json');
    return next();
  };
}

export function notTooBig(): MiddlewareHandler {
  return bodyLimit({
    maxSize: BODY_BYTES_MAX,
    onError: (c) => {
      c.header('connection', 'close'); // the rest of the body is not read
      return refuse(c, 413, 'too-long');
    },
  });
}

/** A bucket for each session: nobody who types meets its end, a program in a loop does. */
export function openPace(clock: () => Date) {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    mayGoOn(sessionId: string): boolean {
      const at = clock().getTime();
      const was = buckets.get(sessionId) ?? { left: BURST, at };
      const left = Math.min(BURST, was.left + ((at - was.at) / 1_000) * PER_SECOND);
      buckets.delete(sessionId);
      buckets.set(sessionId, { left: Math.max(0, left - 1), at });
      const [oldest] = buckets.keys();
      if (buckets.size > READERS_MAX && oldest !== undefined) buckets.delete(oldest);
      return left >= 1;
    },
  };
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
