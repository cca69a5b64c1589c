// The session's cookie: unreadable for scripts, same-site only; over https bound to this host.

import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { Opened } from '../../../src/admin/sign-in/session.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';

export const LOCALE_COOKIE = 'wl_console_locale';
const YEAR_S = 365 * 24 * 3600;

export type Placed = Pick<Tools, 'settings' | 'clock'>;

export function sessionCookie(tools: Placed): string {
  return isHttps(tools) ? '__Host-wl_staff' : 'wl_staff';
}

type Kept = Pick<Opened, 'secret' | 'expiresAt'>;

export function keepSession(c: Context, tools: Placed, { secret, expiresAt }: Kept): void {
  setCookie(c, sessionCookie(tools), secret, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps(tools),
    path: '/',
    maxAge: Math.ceil((+expiresAt - +tools.clock()) / 1000),
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

export function isHttps({ settings }: Placed): boolean {
  return settings.publicUrl.startsWith('https:');
}
