// Once a press is accepted, its message shows what was chosen in place of the keyboard. This is
// for the eye only: whatever fails here, the choice itself is already safe.

import type { Api } from 'grammy';
import { faultOf } from './faults.ts';
import { TEXT_UNITS_MAX } from './split.ts';
import type { Press } from './update.ts';

export type Marking =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'keyboard-off' }
  | { readonly kind: 'nothing' };

/** What becomes of the pressed message. */
export function markingOf({ data, message }: Press): Marking {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const pressed = buttons.find((button) => button.callback_data === data);
  // No such button: somebody else's press has removed it already.
  if (message === undefined || pressed === undefined) return { kind: 'nothing' };
  const text = `${message.text ?? ''}\n\n✓ ${pressed.text}`;
  return message.text === undefined || text.length > TEXT_UNITS_MAX
    ? { kind: 'keyboard-off' }
    : { kind: 'text', text };
}

/** Ends the button's spinner and marks the choice; gives the kinds of what failed. */
export async function show(api: Api, press: Press): Promise<readonly string[]> {
  const done = await Promise.allSettled([api.answerCallbackQuery(press.id), mark(api, press)]);
  return done.flatMap((each) => (each.status === 'rejected' ? [faultOf(each.reason).kind] : []));
}

async function mark(api: Api, press: Press): Promise<void> {
  const { message } = press;
  const marking = markingOf(press);
  if (message === undefined || marking.kind === 'nothing') return;
  const { chat, message_id: messageId } = message;
  if (marking.kind === 'keyboard-off') await api.editMessageReplyMarkup(chat.id, messageId);
  else {
    await api.editMessageText(chat.id, messageId, marking.text, {
      link_preview_options: { is_disabled: true },
    });
  }
}
