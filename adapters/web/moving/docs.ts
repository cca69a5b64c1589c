// Bringing an alias to this browser, and letting go of one, as the API's document tells it.

import { createRoute, z } from '@hono/zod-openapi';
import { accepted, body, json, known, problem, spoken, written } from '../api-docs.ts';
import { CODES } from '../guard.ts';
import { MoveBody } from '../parse.ts';

export const moveRoute = createRoute({
  method: 'post',
  path: '/api/move',
  summary: 'Bring an alias here: by its recovery phrase, or by a one-time link from a messenger',
  request: body(MoveBody),
  responses: { ...accepted, ...spoken },
});

const Phrase = z
  .object({ words: z.array(z.string()).length(12) })
  .openapi('Phrase', { description: 'Shown now and never again; only a slow hash is kept.' });

export const phraseRoute = createRoute({
  method: 'post',
  path: '/api/phrase',
  summary: 'Make a recovery phrase for the alias of this session, in place of the one before',
  request: body(z.strictObject({})),
  responses: {
    200: {
      description: 'Twelve words. They bring the alias anywhere, once.',
      content: json(Phrase),
    },
    ...written,
    ...known,
    ...problem(404, 'No alias yet: nobody has joined in this session.'),
    ...problem(429, 'Too many at once; `Retry-After` says when.'),
    503: {
      description: 'The database is away.',
      content: json(z.object({ error: z.enum(CODES[503]) })),
    },
  },
});

export const forgetRoute = createRoute({
  method: 'post',
  path: '/api/forget',
  summary: 'Forget this browser: it no longer says who it is',
  request: body(z.strictObject({})),
  responses: {
    204: { description: 'The cookies are gone. The alias stays, for whoever has its phrase.' },
    ...written,
    ...problem(429, 'Too many at once; `Retry-After` says when.'),
  },
});
