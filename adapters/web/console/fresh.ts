// What is sensitive asks again who it is: staff and their roles, keys, policy, a seal to be opened.
// `app.use('/…', requireRole('admin'), freshSignIn())` or `app.post('/…', freshSignIn(), …)`.

import type { MiddlewareHandler } from 'hono';
import { cameFrom, pathBack } from './back.ts';
import type { ConsoleEnv } from './view.ts';

/** Lets on who signed in within the last 15 minutes; others sign in again, and nothing is done. */
export function freshSignIn(): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    if (c.get('session').isFresh) return next();
    const back = c.req.method === 'GET' ? pathBack(c.req.path) : cameFrom(c);
    return c.redirect(`/console/again?${new URLSearchParams({ back })}`, 303);
  };
}
