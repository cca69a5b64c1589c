// What every answer carries, whoever gives it: pages, the API, webhooks, errors, and what the
// server says before it has understood a request.

import type { MiddlewareHandler } from 'hono';
import type { Place } from './place.ts';

const YEAR_S = 365 * 24 * 3600;

// Nothing inline, nothing from elsewhere, nobody's frame.
const POLICY = [
  "default-src 'none'",
  ...['script', 'style', 'img', 'connect', 'worker'].map((what) => `${what}-src 'self'`),
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const OFF = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': OFF.map((what) => `${what}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export function headersFor({ publicUrl }: Place, path = ''): Readonly<Record<string, string>> {
  return {
    ...ALWAYS,
    // `no-referrer` would hide the origin of the console's own forms, which is checked.
    ...(isConsole(path) && { 'referrer-policy': 'same-origin' }),
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${YEAR_S}` }),
  };
}

export function safeHeaders(place: Place): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headersFor(place, c.req.path)))
      c.header(name, value);
    // What somebody saw must not come back out of a shared computer's cache.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  };
}

export function isConsole(path: string): boolean {
  return path === '/console' || path.startsWith('/console/');
}
