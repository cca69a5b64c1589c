// What every console page knows: who is reading, in which language, and where.

import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Reader, readerOf } from '../../../src/admin/sign-in/session.flow.ts';
import type { Member, StaffRole } from '../../../src/admin/staff.ts';
import { guessLocale, isLocale, type Locale } from '../../../src/core/person.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { LOCALE_COOKIE, sessionCookie } from './cookies.ts';
import { problemPage } from './problem.ts';

export type ConsoleEnv = {
  Variables: {
    readonly staff: Member;
    readonly locale: Locale;
    /** Absent on pages that anybody may open. */
    readonly reader: Member | undefined;
    readonly session: Reader['session'];
  };
};

export type ConsoleContext = Context<ConsoleEnv>;

/** Finds who is reading; lets everyone through. */
export function findReader(tools: Tools): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    c.set('locale', localeOf(c, undefined)); // for the page that says the database is away
    const secret = getCookie(c, sessionCookie(tools));
    const found = secret && (await readerOf(tools, secret, isActive(c)));
    if (found) {
      c.set('reader', found.member);
      c.set('staff', found.member);
      c.set('session', found.session);
      c.set('locale', localeOf(c, found.member));
    }
    await next();
  };
}

/** Who acts, as the audit log names them. */
export function actorOf(c: ConsoleContext): string {
  const { role, id } = c.get('staff');
  return `${role}:${id}`;
}

/** Lets on whoever is signed in. */
export function requireStaff(): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) =>
    c.get('reader') === undefined ? c.redirect('/console/sign-in', 303) : next();
}

/** Lets only these roles on; everyone else is told so, or sent to sign in. */
export function requireRole(...roles: readonly StaffRole[]): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const reader = c.get('reader');
    if (reader === undefined) return c.redirect('/console/sign-in', 303);
    if (!roles.includes(reader.role)) return problemPage(c, 'not-allowed', 403);
    await next();
    return undefined;
  };
}

/** Somebody opened or pressed something; what a page's script asks for is neither. */
function isActive(c: ConsoleContext): boolean {
  return c.req.method !== 'GET' || (c.req.header('sec-fetch-mode') ?? 'navigate') === 'navigate';
}

export function localeOf(c: ConsoleContext, reader: Member | undefined): Locale {
  const chosen = getCookie(c, LOCALE_COOKIE) ?? '';
  if (isLocale(chosen)) return chosen;
  return (
    reader?.locale ??
    guessLocale({
      said: { kind: 'unreadable' },
      languageHint: c.req.header('accept-language') ?? '',
    })
  );
}
