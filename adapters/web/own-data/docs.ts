// What a person may take of their own, as the API's document tells it.

import { createRoute, z } from '@hono/zod-openapi';
import type { Form } from '../../../src/trust/own-data/own-data.ts';
import { body, json, known, problem, written } from '../api-docs.ts';
import { CODES } from '../guard.ts';

const FORMS = ['json', 'page', 'fhir'] as const satisfies readonly Form[];

const OwnData = z.custom<object>().openapi('OwnData', {
  type: 'object',
  description:
    '`exportedAt` and `person`; lists of `consents`, `checkIns`, `messages`, `assessments`, `cases`, `flags`, `lines` and `countedIn`; ' +
    '`openings`: who looked, and when.',
});

const away = {
  503: {
    description: 'The database is away.',
    content: json(z.object({ error: z.enum(CODES[503]) })),
  },
};

const files = {
  200: {
    description:
      'For the person alone. Each opening is in the audit log, and from then on under `openings`.',
    headers: z.object({ 'content-disposition': z.string() }),
    content: {
      ...json(OwnData),
      'text/html': { schema: z.string() },
      'application/fhir+json': { schema: z.string() },
    },
  },
};

export const ownDataRoute = createRoute({
  method: 'get',
  path: '/api/own-data',
  summary: 'Everything kept about the person of this session, as a file',
  request: {
    query: z.object({
      as: z.enum(FORMS).default('json').openapi({
        description: 'All of it for programs, all of it to read or print, or the answers in FHIR.',
      }),
    }),
  },
  responses: {
    ...files,
    ...problem(400, '`as` is none of these.'),
    ...known,
    ...problem(404, 'Nobody is there yet: nothing was said in this session, or it was erased.'),
    ...problem(429, 'Too many at once; `Retry-After` says when.'),
    ...problem(500, 'A fault of ours.'),
    ...away,
  },
});

const OwnFiles = z
  .object({
    files: z.array(
      z.object({ form: z.enum(FORMS), name: z.string(), type: z.string(), body: z.string() }),
    ),
  })
  .openapi('OwnFiles');

export const openLinkRoute = createRoute({
  method: 'post',
  path: '/api/own-data/open',
  summary: 'The same, in every form at once, by a one-time link that the bot gave',
  request: body(
    z
      .strictObject({ token: z.string().regex(/^[\w-]{43}$/) })
      .openapi('OneTimeLink', { description: 'What stands behind the # of the link.' }),
  ),
  responses: {
    200: {
      description: 'Once. It is in the audit log, as any opening is.',
      content: json(OwnFiles),
    },
    ...written,
    ...problem(410, 'The link was used, or is too old.'),
    ...problem(429, 'Too many at once; `Retry-After` says when.'),
    ...away,
  },
});
