// Only our own pages may change anything: a second lock beside the same-site cookie. A program that
// is no browser says no origin; it must send what no form can.

import type { Context } from 'hono';
import type { Place } from './place.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITE = new Set(['same-origin', 'none']);
const JSON_TYPE = /^application\/json\s*(;|$)/i;

export function isFromHere(c: Context, { publicUrl }: Place): boolean {
  if (SAFE.has(c.req.method)) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && !OWN_SITE.has(site)) return false;
  const origin = c.req.header('origin');
  if (origin === undefined) return isJson(c);
  // The Host too: in a station's network the pages may be known by more than one name.
  return origin === new URL(publicUrl).origin || hostIn(origin) === c.req.header('host');
}

export function isJson(c: Context): boolean {
  return JSON_TYPE.test(c.req.header('content-type') ?? '');
}

function hostIn(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '-';
}
