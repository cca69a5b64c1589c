// Who a browser is: a random token in a cookie that no script can read. The address made from it
// cannot be turned back into the token.

import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Address } from '../../src/core/message.ts';
import { guessLocale, isLocale, type Locale } from '../../src/core/person.ts';
import { isHttps, type Place } from './edge/place.ts';
import { refuse } from './guard.ts';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z\d_-]{43}$/;
const SESSION_S = 400 * 24 * 3600; // the longest that browsers keep a cookie; each visit renews it
const LANGUAGE_COOKIE = 'wl_language';
const SESSION_HEADER = 'warmline-session';
const MARK_CHARS = 16;

/** @returns undefined when the browser has no session, or not one of our form. */
export function addressIn(c: Context, place: Place): Address | undefined {
  const token = getCookie(c, cookieName(place)) ?? '';
  if (!TOKEN.test(token)) return undefined;
  return { channel: 'web', id: createHash('sha256').update(token).digest('hex') };
}

/** Makes a session, or renews the one that is there. @returns its mark */
export function keepSession(c: Context, place: Place): string {
  const token = getCookie(c, cookieName(place)) ?? '';
  const kept = TOKEN.test(token) ? token : randomBytes(TOKEN_BYTES).toString('base64url');
  setCookie(c, cookieName(place), kept, { ...options(place), httpOnly: true });
  return markOf(kept);
}

/** What a tab may know of its session. @returns undefined without one */
export function markIn(c: Context, place: Place): string | undefined {
  const token = getCookie(c, cookieName(place)) ?? '';
  return TOKEN.test(token) ? markOf(token) : undefined;
}

/**
 * One browser may be left by one officer and taken up by another while a page of the first is open
 * still: that page says whose it is, and gets and sends nothing by the other's cookie.
 */
export function sameSession(place: Place): MiddlewareHandler {
  return async (c, next) => {
    const told = c.req.header(SESSION_HEADER);
    const mark = markIn(c, place);
    const isAnother = told !== undefined && mark !== undefined && told !== mark;
    return isAnother ? refuse(c, 409, 'other-session') : next();
  };
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

/** Not to be turned back into the token, nor to be told from the address. */
function markOf(token: string): string {
  return createHash('sha256').update(`mark ${token}`).digest('base64url').slice(0, MARK_CHARS);
}

function cookieName(place: Place): string {
  return isHttps(place) ? '__Host-wl_chat' : 'wl_chat';
}

function options(place: Place) {
  return { sameSite: 'Strict', secure: isHttps(place), path: '/', maxAge: SESSION_S } as const;
}
