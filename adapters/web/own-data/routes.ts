// A person's own data, as files for them alone.

import type { OpenAPIHono } from '@hono/zod-openapi';
import { ownDataAt } from '../../../src/trust/own-data/at.flow.ts';
import type { OwnFile } from '../../../src/trust/own-data/forms.ts';
import type { OwnDataTools } from '../../../src/trust/own-data/gather.flow.ts';
import { openOwnDataLink } from '../../../src/trust/own-data/link.flow.ts';
import type { Place } from '../edge/place.ts';
import { refuse, unlessAway } from '../guard.ts';
import { addressIn } from '../session.ts';
import { openLinkRoute, ownDataRoute } from './docs.ts';

export type OwnDataRouteTools = OwnDataTools & { readonly settings: Place };

export function ownDataRoutes(app: OpenAPIHono, tools: OwnDataRouteTools): void {
  app.openapi(ownDataRoute, async (c) => {
    const from = addressIn(c, tools.settings);
    if (from === undefined) return refuse(c, 401, 'no-session');
    const file = await unlessAway(ownDataAt(tools, from, c.req.valid('query').as));
    if (file === 'away') return refuse(c, 503, 'database-away');
    if (file === undefined) return refuse(c, 404, 'not-found');
    return download(file);
  });

  app.openapi(openLinkRoute, async (c) => {
    const files = await unlessAway(openOwnDataLink(tools, c.req.valid('json').token));
    if (files === 'away') return refuse(c, 503, 'database-away');
    return files === undefined ? refuse(c, 410, 'link-over') : c.json({ files }, 200);
  });
}

function download({ name, type, body }: OwnFile): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}
