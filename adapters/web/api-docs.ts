// The chat's HTTP API, as /openapi.json tells it. The page uses this and nothing else.

import { createRoute, z } from '@hono/zod-openapi';
import { CODES, type CodeOf, type Status } from './guard.ts';
import { Cursor, JoinBody, SayBody, SessionBody } from './parse.ts';
import { MemoryLine, Reads, WebLine } from './render.ts';

export const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Warmline web chat',
    version: '1',
    description:
      'A browser or program gets a session (a cookie), says words or a choice, and reads lines as a stream. ' +
      'Bodies are JSON. What a person says is never in an address, and an error is a code.',
  },
};

export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
export const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: json(schema) },
});

export function problem<S extends Status>(status: S, description: string) {
  const error = z.enum(CODES[status]) as unknown as z.ZodType<CodeOf<S>>;
  const said = { description, content: json(z.object({ error })) };
  return { [status]: said } as { readonly [K in S]: typeof said };
}

export const written = {
  ...problem(400, 'The body is no JSON, or not of this form.'),
  ...problem(403, 'Sent from another site.'),
  ...problem(413, 'Too long: 100,000 characters are always taken.'),
  ...problem(415, 'The content type is not application/json.'),
  ...problem(500, 'A fault of ours. Send it again with the same id.'),
};

export const known = {
  ...problem(401, 'No session yet: POST /api/session first.'),
  ...problem(409, 'The session is another one than the header `Warmline-Session` says.'),
};

const SessionMark = z.string().openapi({
  description:
    'The mark of this session. A page that sends it as the header `Warmline-Session` is refused once its browser has another session.',
});

const lines = z.array(MemoryLine).openapi({
  description:
    'What the program answered from memory: the database is away or slow, or you are fast.',
});
export const spoken = {
  ...written,
  ...known,
  429: {
    description:
      'Too many at once; `Retry-After` says when. Send it again with the same id. ' +
      'Words that call for the crisis card have it among `lines` even so.',
    content: json(z.object({ error: z.enum(CODES[429]), lines })),
  },
};
export const accepted = {
  200: {
    description:
      'Accepted: it will be answered, even if this program stops now. `repeat`: it was before.',
    content: json(
      z.object({ receipt: z.enum(['committed', 'repeat', 'spooled']), lines }).openapi('Receipt'),
    ),
  },
  503: {
    description: 'Not accepted, though it may have been answered. Send it again with the same id.',
    content: json(z.object({ error: z.enum(CODES[503]), lines })),
  },
};

export const sessionRoute = createRoute({
  method: 'post',
  path: '/api/session',
  summary: 'Make a session, or renew it',
  request: body(SessionBody),
  responses: {
    200: {
      description: 'The cookie is set. Nobody is known by it until something is said.',
      content: json(z.object({ session: SessionMark, locale: z.enum(['en', 'zh-CN']) })),
    },
    ...written,
  },
});

export const sayRoute = createRoute({
  method: 'post',
  path: '/api/say',
  summary: 'Say words, or choose',
  request: body(SayBody),
  responses: { ...accepted, ...spoken },
});

export const joinRoute = createRoute({
  method: 'post',
  path: '/api/join',
  summary: 'Join with the code on a card',
  request: body(JoinBody),
  responses: { ...accepted, ...spoken },
});

export const linesRoute = createRoute({
  method: 'get',
  path: '/api/lines',
  summary: 'Lines after one, oldest first',
  request: { query: z.object({ after: Cursor.optional() }) },
  responses: {
    200: {
      description: 'Up to 200 lines; ask again after the last while `hasMore`.',
      content: json(z.object({ lines: z.array(WebLine), hasMore: z.boolean() })),
    },
    ...problem(400, '`after` is no id of a line.'),
    ...known,
    ...problem(500, 'A fault of ours.'),
    503: {
      description: 'The database is away; these lines are from memory.',
      content: json(z.object({ error: z.enum(CODES[503]), lines })),
    },
  },
});

export const streamRoute = createRoute({
  method: 'get',
  path: '/api/stream',
  summary: 'Lines as they come (server-sent events)',
  request: {
    query: z.object({ after: Cursor.optional() }),
    headers: z.object({ 'last-event-id': z.string().optional() }),
  },
  responses: {
    200: {
      description:
        'First an event named `session` with its mark. Then events named `line`, each with its id and a Line as data: all after the given one, then each new one. Events named `sign`, without an id, say for a moment what the counselor does: `here` or `writing`.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problem(400, '`after` is no id of a line.'),
    ...known,
    ...problem(500, 'A fault of ours.'),
    ...problem(503, 'The program is stopping.'),
  },
});

export const whoSawRoute = createRoute({
  method: 'get',
  path: '/api/who-saw',
  summary: 'Who opened something of this person’s, newest first',
  request: {
    query: z.object({
      before: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
  },
  responses: {
    200: {
      description: 'People and copies; what the program reads by itself is none of these.',
      content: json(Reads),
    },
    ...problem(400, '`before` is no id of a record.'),
    ...known,
    ...problem(404, 'Nobody is there yet: nothing was said in this session, or it was erased.'),
    ...problem(429, 'Too many at once; `Retry-After` says when.'),
    ...problem(500, 'A fault of ours.'),
    503: {
      description: 'The database is away.',
      content: json(z.object({ error: z.enum(CODES[503]) })),
    },
  },
});
