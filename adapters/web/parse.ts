// What the chat's page may send, and what it means to the core. Pure.

import { z } from '@hono/zod-openapi';
import {
  type Address,
  type Command,
  type Inbound,
  OFFICER_COMMANDS,
  type Said,
} from '../../src/core/message.ts';

const CHOICE_CHARS_MAX = 64;
const CARD_CHARS_MAX = 64;
const PHRASE_CHARS_MAX = 240;

const messageId = z
  .uuid()
  .openapi({ description: 'Made by the client; the same message sent again has the same id.' });

export const SayBody = z
  .union([
    z.strictObject({
      id: messageId,
      words: z.string().refine((words) => words.trim() !== '', 'empty'),
    }),
    z.strictObject({ id: messageId, choice: z.string().min(1).max(CHOICE_CHARS_MAX) }),
  ])
  .openapi('Say');

export const JoinBody = z
  .strictObject({ card: z.string().trim().min(1).max(CARD_CHARS_MAX), id: messageId.optional() })
  .openapi('Join');

export const MoveBody = z
  .union([
    z.strictObject({ id: messageId, phrase: z.string().trim().min(1).max(PHRASE_CHARS_MAX) }),
    z.strictObject({ id: messageId, token: z.string().regex(/^[\w-]{43}$/) }),
  ])
  .openapi('Move');

export const SessionBody = z
  .strictObject({
    languageHint: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})*$/)
      .optional()
      .openapi({ description: 'BCP 47. Used until the person chooses.', example: 'zh-CN' }),
  })
  .openapi('Session');

/** The last line a client has: a number as the API gave it, `0` for none. */
export const Cursor = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,15})?$/)
  .openapi({ description: 'The id of the last line you have; 0 or absent for none.' });

export type SayBody = z.infer<typeof SayBody>;
export type JoinBody = z.infer<typeof JoinBody>;
export type MoveBody = z.infer<typeof MoveBody>;

// Staff do not talk here, so their commands are words like any other.
const COMMANDS: ReadonlySet<string> = new Set(OFFICER_COMMANDS);
const SLASHED = /^\/([a-z]+)(?:\s([\s\S]*))?$/;

export type Arrival = {
  readonly from: Address;
  readonly at: Date;
  readonly languageHint: string | undefined;
};

export function parseSay(body: SayBody, arrival: Arrival): Inbound {
  return inbound(
    body.id,
    'choice' in body ? { kind: 'choice', id: body.choice } : saidIn(body.words),
    arrival,
  );
}

export function parseJoin({ card, id }: JoinBody, arrival: Arrival, freshId: string): Inbound {
  return inbound(id ?? freshId, { kind: 'command', name: 'start', rest: card }, arrival);
}

/** As the same would be written in a messenger. */
export function parseMove(body: MoveBody, arrival: Arrival): Inbound {
  const said: Said =
    'token' in body
      ? { kind: 'words', words: `move ${body.token}` }
      : { kind: 'command', name: 'phrase', rest: body.phrase };
  return inbound(body.id, said, arrival);
}

function inbound(id: string, said: Said, { from, at, languageHint }: Arrival): Inbound {
  return {
    id: `web:${from.id}:${id}`,
    from,
    place: 'direct',
    said,
    at,
    ...(languageHint === undefined ? {} : { languageHint }),
  };
}

function saidIn(words: string): Said {
  const [, name = '', after = ''] = SLASHED.exec(words.trim()) ?? [];
  const rest = after.trim();
  return isCommand(name) && !rest.includes('\n')
    ? { kind: 'command', name, rest }
    : { kind: 'words', words };
}

function isCommand(name: string): name is Command {
  return COMMANDS.has(name);
}
