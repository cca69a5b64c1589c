// An alias comes to this browser, gets a phrase, or is let go of here.

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Tools } from '../../../src/outbox/tools.ts';
import { makePhrase } from '../../../src/trust/moving/phrase.flow.ts';
import { refuse, unlessAway } from '../guard.ts';
import { addressIn, forgetBrowser } from '../session.ts';
import { forgetRoute, phraseRoute } from './docs.ts';

type MovingTools = Parameters<typeof makePhrase>[0] & Pick<Tools, 'settings'>;

export function movingRoutes(app: OpenAPIHono, tools: MovingTools): void {
  app.openapi(phraseRoute, async (c) => {
    const from = addressIn(c, tools.settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    const words = await unlessAway(makePhrase(tools, from));
    if (words === 'away') return refuse(c, 503, 'database-away');
    return words === undefined ? refuse(c, 404, 'not-found') : c.json({ words: [...words] }, 200);
  });

  app.openapi(forgetRoute, (c) => {
    forgetBrowser(c, tools.settings);
    return c.body(null, 204);
  });
}
