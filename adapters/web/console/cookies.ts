// The session's cookie: unreadable for scripts, same-site only; over https bound to this host.

import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { SESSION_MS } from '../../../src/admin/sign-in.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';

export const LOCALE_COOKIE = 'wl_console_locale';
const YEAR_S = 365 * 24 * 3600;

type Placed = Pick<Tools, 'settings'>;

export function sessionCookie(tools: Placed): string {
  return isHttps(tools) ? '__Host-wl_staff' : 'wl_staff';
}

export function keepSession(c: Context, tools: Placed, session: string): void {
  setCookie(c, sessionCookie(tools), session, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps(tools),
    path: '/',
    maxAge: SESSION_MS / 1000,
  });
}

export function dropSessionCookie(c: Context, tools: Placed): void {
  deleteCookie(c, sessionCookie(tools), { path: '/', secure: isHttps(tools) });
}

export function keepLocale(c: Context, tools: Placed, locale: string): void {
  setCookie(c, LOCALE_COOKIE, locale, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(tools),
    path: '/console',
    maxAge: YEAR_S,
  });
}

function isHttps({ settings }: Placed): boolean {
  return settings.publicUrl.startsWith('https:');
}
