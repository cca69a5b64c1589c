import { getCookie } from 'hono/cookie';
import type { Browser } from '../../../../src/admin/sign-in/session.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { sessionCookie } from '../cookies.ts';
import type { ConsoleContext } from '../view.ts';

/** The browser that asks, as a sign-in needs to know it. */
export function browserOf(c: ConsoleContext, tools: Pick<Tools, 'settings' | 'clock'>): Browser {
  return {
    userAgent: c.req.header('user-agent'),
    earlier: getCookie(c, sessionCookie(tools)),
  };
}
