// Signing in with a passkey: a challenge, then what the browser made of it. Whatever is wrong with
// it looks the same from outside.

import { Hono } from 'hono';
import { passkeyAt, signInByPasskey } from '../../../../src/admin/sign-in/passkey.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { pathBack } from '../back.ts';
import { keepSession } from '../cookies.ts';
import type { ConsoleEnv } from '../view.ts';
import { browserOf } from './browser.ts';
import { checkSigned, passkeyPlace, requestOptions } from './passkey-check.ts';
import { keepPending, takePending } from './pending.ts';

export function passkeyRoutes(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const place = passkeyPlace(tools.settings);
  if (place === undefined) return app;

  app.post('/options', async (c) => {
    const options = await requestOptions(place);
    keepPending(c, tools, { kind: 'passkey', challenge: options.challenge });
    return c.json(options);
  });

  app.post('/', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const challenge = takePending(c, tools, 'passkey')?.challenge;
    const signed =
      challenge === undefined
        ? undefined
        : await checkSigned(place, body, challenge, (id) => passkeyAt(tools, id));
    const opened =
      signed &&
      challenge &&
      (await signInByPasskey(tools, { ...signed, challenge }, browserOf(c, tools)));
    if (!opened) return c.json({ error: 'not-valid' }, 401);
    keepSession(c, tools, opened);
    return c.json({ to: pathBack(c.req.query('back')) });
  });

  return app;
}
