// Who a browser is: a random token in a cookie that no script can read. The address made from it
// cannot be turned back into the token.

import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Address } from '../../src/core/message.ts';
import { guessLocale, isLocale, type Locale } from '../../src/core/person.ts';
import { isHttps, type Place } from './edge/place.ts';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z\d_-]{43}$/;
const SESSION_S = 400 * 24 * 3600; // the longest that browsers keep a cookie; each visit renews it
const LANGUAGE_COOKIE = 'wl_language';

/** @returns undefined when the browser has no session, or not one of our form. */
export function addressIn(c: Context, place: Place): Address | undefined {
  const token = getCookie(c, cookieName(place)) ?? '';
  if (!TOKEN.test(token)) return undefined;
  return { channel: 'web', id: createHash('sha256').update(token).digest('hex') };
}

/** Makes a session, or renews the one that is there. */
export function keepSession(c: Context, place: Place): void {
  const token = getCookie(c, cookieName(place)) ?? '';
  const kept = TOKEN.test(token) ? token : randomBytes(TOKEN_BYTES).toString('base64url');
  setCookie(c, cookieName(place), kept, { ...options(place), httpOnly: true });
}

export function keepLanguage(c: Context, place: Place, language: string): void {
  setCookie(c, LANGUAGE_COOKIE, language, { ...options(place), httpOnly: true });
}

/** Who it is and what it chose: gone from this browser. */
export function forgetBrowser(c: Context, place: Place): void {
  const { secure, path } = options(place);
  for (const name of [cookieName(place), LANGUAGE_COOKIE]) deleteCookie(c, name, { secure, path });
}

/** What the person chose here, else what the browser asks for. */
export function languageOf(c: Context): string | undefined {
  return getCookie(c, LANGUAGE_COOKIE) ?? c.req.header('accept-language')?.split(/[,;]/)[0]?.trim();
}

export function localeOf(languageHint = ''): Locale {
  if (isLocale(languageHint)) return languageHint;
  return guessLocale({ said: { kind: 'unreadable' }, languageHint });
}

function cookieName(place: Place): string {
  return isHttps(place) ? '__Host-wl_chat' : 'wl_chat';
}

function options(place: Place) {
  return { sameSite: 'Strict', secure: isHttps(place), path: '/', maxAge: SESSION_S } as const;
}
