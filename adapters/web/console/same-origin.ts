// Only our own pages may change anything: a second lock beside the same-site cookie.

import type { MiddlewareHandler } from 'hono';
import type { Tools } from '../../../src/outbox/tools.ts';
import type { ConsoleEnv } from './view.ts';
import { commonWords } from './words.ts';

export function sameOrigin({ settings }: Pick<Tools, 'settings'>): MiddlewareHandler<ConsoleEnv> {
  const ours = new URL(settings.publicUrl).origin;
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin') ?? '';
      const host = URL.canParse(origin) ? new URL(origin).host : undefined;
      // The Host too: in a station's network the console may be known by more than one name.
      if (origin !== ours && (host === undefined || host !== c.req.header('host')))
        return c.text(commonWords(c.get('locale'))('not-from-here'), 403);
    }
    await next();
    return undefined;
  };
}
