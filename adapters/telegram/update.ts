// What we read of an update. Loose on purpose: a field that Telegram adds must not cost a message.

import { z } from 'zod';

const User = z.object({
  id: z.number(),
  is_bot: z.boolean(),
  language_code: z.string().optional(),
});

const Chat = z.object({ id: z.number(), type: z.string() });

const Entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: z.object({ id: z.number() }).optional(),
});

const Message = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(Entity).optional(),
  rich_message: z.unknown().optional(),
  reply_to_message: z.object({ from: User.optional() }).optional(),
});

const Button = z.object({ text: z.string(), callback_data: z.string().optional() });

const Press = z.object({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  message: z
    .object({
      message_id: z.number(),
      chat: Chat,
      text: z.string().optional(), // absent when the message is too old to be shown to a bot
      reply_markup: z.object({ inline_keyboard: z.array(z.array(Button)) }).optional(),
    })
    .optional(),
});

const Update = z.object({
  update_id: z.int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: Press.optional(),
});

export type Update = z.infer<typeof Update>;
export type Message = z.infer<typeof Message>;
export type Press = z.infer<typeof Press>;

/** The kinds of update to ask Telegram for: those that `Update` reads. */
export const UPDATES_WANTED = ['message', 'edited_message', 'callback_query'] as const;

export function readUpdate(body: unknown): Update | undefined {
  return Update.safeParse(body).data;
}
