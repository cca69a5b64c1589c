// Requests in, answers out; what is said goes to the core, which accepts it before we answer.

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import { cardFor } from '../../src/core/fail-safe.flow.ts';
import type { Address, Inbound } from '../../src/core/message.ts';
import type { Receive } from '../../src/core/ports.ts';
import { factsOf } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { whoSawAt } from '../../src/trust/reads/who-saw.flow.ts';
import * as docs from './api-docs.ts';
import { askerOf } from './edge/asker.ts';
import { isGone } from './edge/gone.ts';
import type { Paces } from './edge/pace.ts';
import { jsonOnly, refuse, unlessAway } from './guard.ts';
import { openMailbox } from './mailbox.ts';
import { moveRoute } from './moving/docs.ts';
import { movingRoutes } from './moving/routes.ts';
import { ownDataRoutes } from './own-data/routes.ts';
import { Cursor, parseJoin, parseMove, parseSay } from './parse.ts';
import { cursorOf, renderMemory } from './render.ts';
import {
  addressIn,
  keepLanguage,
  keepSession,
  languageOf,
  localeOf,
  markIn,
  sameSession,
} from './session.ts';
import { type StreamTools, streamTo } from './stream.ts';

export type ApiTools = StreamTools &
  Pick<Tools, 'clock' | 'newId' | 'settings' | 'rate' | 'glass'> & {
    readonly receive: Receive;
    readonly paces: Paces;
    /** Called when somebody starts to read, until a stop. */
    readonly startListening: () => void;
  };

export function apiRoutes(tools: ApiTools): OpenAPIHono {
  const { settings, clock, newId, log } = tools;
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : refuse(c, 400, 'bad-body')),
  });
  app.on('POST', '/api/*', jsonOnly());
  app.use('/api/*', sameSession(settings));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return refuse(c, 400, 'bad-json');
    if (isGone(c, error)) return c.body(null, 400);
    log.error('web-failed', factsOf(error));
    return refuse(c, 500, 'went-wrong');
  });

  const arrivalOf = (c: Context, from: Address) => {
    const languageHint = languageOf(c);
    return { from, at: clock(), languageHint };
  };

  function fromMemory(key: string) {
    const remembered = tools.live.rememberedAfter(key, 0).filter(({ row }) => row === undefined);
    return remembered.map(({ outbound, at }) => renderMemory(outbound, at));
  }

  async function accept(c: Context, inbound: Inbound) {
    const key = tools.keys.addressKey(inbound.from);
    // Whoever asked is there to be told: what is answered from memory meanwhile goes with the answer.
    const unfollow = tools.live.follow(key, () => undefined);
    try {
      const { kind: receipt } = await tools.receive(inbound);
      return c.json({ receipt, lines: fromMemory(key) }, 200);
    } catch (error) {
      log.warn('web-not-accepted', factsOf(error));
      return c.json({ error: 'not-accepted' as const, lines: fromMemory(key) }, 503);
    } finally {
      unfollow();
    }
  }

  // Help first: words that call for the card are let in at a pace of their own, and beyond that
  // the card goes out all the same.
  async function acceptAtPace(c: Context, inbound: Inbound) {
    const asker = askerOf(c);
    const waitS = tools.paces.waitS('press', asker);
    if (waitS === 0) return accept(c, inbound);
    const card = cardFor(tools, inbound);
    if (card !== undefined && tools.paces.waitS('crisis', asker) === 0) return accept(c, inbound);
    c.header('retry-after', String(waitS));
    const lines = card === undefined ? [] : [renderMemory(card, clock())];
    return c.json({ error: 'too-many' as const, lines }, 429);
  }

  app.openapi(docs.sessionRoute, (c) => {
    const { languageHint } = c.req.valid('json');
    const session = keepSession(c, settings);
    if (languageHint !== undefined) keepLanguage(c, settings, languageHint);
    return c.json({ session, locale: localeOf(languageHint ?? languageOf(c)) }, 200);
  });

  app.openapi(docs.sayRoute, async (c) => {
    const from = addressIn(c, settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    return acceptAtPace(c, parseSay(c.req.valid('json'), arrivalOf(c, from)));
  });

  app.openapi(docs.joinRoute, async (c) => {
    const from = addressIn(c, settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    return acceptAtPace(c, parseJoin(c.req.valid('json'), arrivalOf(c, from), newId()));
  });

  app.openapi(moveRoute, async (c) => {
    const from = addressIn(c, settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    return acceptAtPace(c, parseMove(c.req.valid('json'), arrivalOf(c, from)));
  });

  app.openapi(docs.linesRoute, async (c) => {
    const from = addressIn(c, settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    const mailbox = openMailbox(tools, from, cursorOf(c.req.valid('query').after));
    const stored = await mailbox.readStored();
    if (stored === undefined) {
      const lines = [...mailbox.takeMemory()];
      return c.json({ error: 'database-away' as const, lines }, 503);
    }
    const lines = [...mailbox.takeStored(stored)];
    if (!stored.hasMore) lines.push(...mailbox.takeMemory());
    return c.json({ lines, hasMore: stored.hasMore }, 200);
  });

  app.openapi(docs.streamRoute, (c) => {
    const address = addressIn(c, settings);
    const session = markIn(c, settings);
    if (address === undefined || session === undefined) return refuse(c, 401, 'no-session');
    if (tools.ending.aborted) return refuse(c, 503, 'stopping');
    const last = Cursor.safeParse(c.req.header('last-event-id')).data;
    const from = cursorOf(last ?? c.req.valid('query').after);
    tools.startListening();
    return streamSSE(
      c,
      (stream) => streamTo(stream, tools, { address, session, from }),
      async (error) => log.warn('web-stream-failed', factsOf(error)),
    );
  });

  app.openapi(docs.whoSawRoute, async (c) => {
    const from = addressIn(c, settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    const { before } = c.req.valid('query');
    const locale = localeOf(languageOf(c));
    const seen = await unlessAway(whoSawAt(tools, from, { locale, before }));
    if (seen === 'away') return refuse(c, 503, 'database-away');
    if (seen === undefined) return refuse(c, 404, 'not-found');
    return c.json(seen, 200);
  });

  ownDataRoutes(app, tools);
  movingRoutes(app, tools);
  app.doc31('/openapi.json', docs.DOCUMENT);
  return app;
}
