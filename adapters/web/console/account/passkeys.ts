// One's own passkeys: made on this device, named, removed. Making and removing one asks for a
// fresh sign-in: whoever finds a computer unlocked must not leave a key of theirs behind.

import { Hono } from 'hono';
import {
  addPasskey,
  passkeysOf,
  removePasskey,
  renamePasskey,
} from '../../../../src/admin/sign-in/passkey.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { freshSignIn } from '../fresh.ts';
import { ONE } from '../ids.ts';
import { checkCreated, creationOptions, passkeyPlace } from '../sign-in/passkey-check.ts';
import { keepPending, takePending } from '../sign-in/pending.ts';
import { actorOf, type ConsoleEnv } from '../view.ts';

const ACCOUNT = '/console/account';

export function ownPasskeys(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const place = passkeyPlace(tools.settings);

  app.post(`${ONE}/name`, async (c) => {
    const wish = (await fieldsOf(c)).text('label');
    const { kind } = await renamePasskey(tools, c.get('staff').id, c.req.param('id'), wish);
    return c.redirect(`${ACCOUNT}?said=${kind}`, 303);
  });

  app.post(`${ONE}/remove`, freshSignIn(), async (c) => {
    const { kind } = await removePasskey(tools, c.get('staff').id, c.req.param('id'), actorOf(c));
    return c.redirect(`${ACCOUNT}?said=${kind}`, 303);
  });

  if (place === undefined) return app;

  app.post('/options', freshSignIn(), async (c) => {
    const staff = c.get('staff');
    const options = await creationOptions(place, staff, await passkeysOf(tools, staff.id));
    keepPending(c, tools, {
      kind: 'passkey-new',
      challenge: options.challenge,
      staffId: staff.id,
    });
    return c.json(options);
  });

  app.post('/', freshSignIn(), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const pending = takePending(c, tools, 'passkey-new');
    const { id } = c.get('staff');
    const made =
      pending?.staffId === id ? await checkCreated(place, body, pending.challenge) : undefined;
    if (pending === undefined || made === undefined) return c.json({ error: 'not-valid' }, 401);
    const userAgent = c.req.header('user-agent') ?? '';
    const { challenge } = pending;
    const { kind } = await addPasskey(tools, id, { ...made, challenge, userAgent });
    return kind === 'added'
      ? c.json({ to: `${ACCOUNT}?said=added` })
      : c.json({ error: kind }, 401);
  });

  return app;
}
